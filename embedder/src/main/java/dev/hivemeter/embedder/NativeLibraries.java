package dev.hivemeter.embedder;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import dev.hivemeter.model.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Loads the two native libraries, once a process: ONNX Runtime, which runs the model, and the
 * tokenizers library, which cuts texts into word pieces.
 *
 * <p>Both of their own loaders are left out. ONNX Runtime's unpacks into the temporary folder at
 * every start; the tokenizers' probes for GPUs, may download, unpacks into the home folder and
 * reports its use to its makers. Here they are unpacked once, checked, into the cache folder, and
 * nothing is asked of the network.
 *
 * <p>The system property {@code onnxruntime.native.path} is set unless somebody has set it.
 */
final class NativeLibraries {
  private static final String ORT_PATH = "onnxruntime.native.path";

  private static @Nullable OrtEnvironment environment;

  private NativeLibraries() {}

  /**
   * What one kind of machine needs.
   *
   * @param name folder of the cache
   * @param runtime ONNX Runtime's library and its Java binding, in one folder
   * @param tokenizers in the order in which they are loaded
   */
  record Platform(String name, List<BundledFile> runtime, List<BundledFile> tokenizers) {}

  /**
   * Loads what is not loaded yet.
   *
   * @throws BadInput when this machine has no library, or the libraries cannot be unpacked or
   *     loaded
   */
  static synchronized OrtEnvironment load(CacheFolder cache, String osName, String osArch) {
    if (environment != null) return environment;
    Platform platform = platform(osName, osArch);
    String folder = "onnxruntime-1.20.0-tokenizers-0.36.0-" + platform.name();
    Path where = null;
    for (BundledFile file : platform.runtime()) where = cache.unpacked(folder, file).getParent();
    if (where != null && System.getProperty(ORT_PATH) == null)
      System.setProperty(ORT_PATH, where.toString());
    try {
      for (BundledFile file : platform.tokenizers())
        System.load(cache.unpacked(folder, file).toString());
      OrtEnvironment env =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "hivemeter");
      env.setTelemetry(false);
      environment = env;
      return env;
    } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
      throw new BadInput(
          "cannot load the embedder's native libraries from "
              + where
              + ": "
              + root(e).getMessage()
              + "; on Linux they need glibc, a cache folder that is not mounted noexec, and a"
              + " temporary folder (java.io.tmpdir) that can be written",
          e);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime refuses its settings", e);
    }
  }

  private static Throwable root(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : root(cause);
  }

  /** The libraries for {@code os.name} and {@code os.arch} as Java spells them. */
  static Platform platform(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
    boolean arm = osArch.equals("aarch64");
    if (os.contains("linux") && intel) return LINUX_X64;
    if (os.contains("linux") && arm) return LINUX_ARM;
    if (os.contains("mac") && arm) return MAC_ARM;
    if (os.startsWith("windows") && intel) return WINDOWS_X64;
    throw new BadInput(
        "the in-process embedder has no native libraries for "
            + osName
            + " on "
            + osArch
            + "; there are some for Linux on x86_64 and aarch64, macOS on aarch64 and Windows on"
            + " x86_64");
  }

  static final Platform LINUX_X64 =
      new Platform(
          "linux-x64",
          List.of(
              new BundledFile(
                  "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
                  16551224,
                  0x0118c7bcL,
                  "6097fe8cedc8b5b3c8e107e9c2acf04eb50f58f0f045e3d7c5c50ead38112c72"),
              new BundledFile(
                  "ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so",
                  80160,
                  0xdf167ef0L,
                  "d9633f11b90952a1323230279bf0e33677f1d9b0af0dca781113d808c1c0e76e")),
          List.of(
              new BundledFile(
                  "native/lib/linux-x86_64/cpu/libtokenizers.so",
                  14284080,
                  0x06e5ffb2L,
                  "9cf6f9885eb5567c1fbcfa0ea87df5ddc5b8291ff9e85149d12de3f28210923a")));

  static final Platform LINUX_ARM =
      new Platform(
          "linux-aarch64",
          List.of(
              new BundledFile(
                  "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so",
                  13648160,
                  0xbfbe2f22L,
                  "fd7ec997121748668da52a0ec76d1aa6a9096dbd598cad743d56a4fa37ee9f97"),
              new BundledFile(
                  "ai/onnxruntime/native/linux-aarch64/libonnxruntime4j_jni.so",
                  133256,
                  0xbb5af80fL,
                  "511f340ea2fcf0f5cfb6c7cda743331c6e03610ca515ea3f30f568f3b1126134")),
          List.of(
              new BundledFile(
                  "native/lib/linux-aarch64/cpu/libtokenizers.so",
                  13798448,
                  0x8f3c8e57L,
                  "80e06fa2788026051a8426899f21698de25326905112f487cc4132b6d664942c")));

  static final Platform MAC_ARM =
      new Platform(
          "macos-aarch64",
          List.of(
              new BundledFile(
                  "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib",
                  25477000,
                  0xda17402bL,
                  "0fa849531608a00c40d2b84d02b1a8615033a95fa2cee00b98943cf88f7ee9f6"),
              new BundledFile(
                  "ai/onnxruntime/native/osx-aarch64/libonnxruntime4j_jni.dylib",
                  84920,
                  0xda984190L,
                  "c5cf06301743911c3e5828a142f026a233f2d7318b38c4cd519f71e61f6c44c0")),
          List.of(
              new BundledFile(
                  "native/lib/osx-aarch64/cpu/libtokenizers.dylib",
                  11536352,
                  0x09a8e11cL,
                  "6e90a1774196d9d34526a5dea756ec3d2349a6b35b101bccddf59b9f619c27e7")));

  static final Platform WINDOWS_X64 =
      new Platform(
          "windows-x64",
          List.of(
              new BundledFile(
                  "ai/onnxruntime/native/win-x64/onnxruntime.dll",
                  11567672,
                  0xe1e81c51L,
                  "fc540584294ee523643b538de6a4573cda6f60a3f041f5e19c9a92ef1a21f856"),
              new BundledFile(
                  "ai/onnxruntime/native/win-x64/onnxruntime4j_jni.dll",
                  87096,
                  0x9cf19273L,
                  "b19d869ebd53b688912e7624c88fd759d9ec5c2c650df6cf25c7344592cefaf8")),
          List.of(
              new BundledFile(
                  "native/lib/win-x86_64/cpu/libwinpthread-1.dll",
                  56978,
                  0x7a926119L,
                  "567ca7ae7ecdfb8799b28c41ac3d1a2cc46f4ee2e72c511f027c44250498e893"),
              new BundledFile(
                  "native/lib/win-x86_64/cpu/libgcc_s_seh-1.dll",
                  511408,
                  0x7ceeab6dL,
                  "32ce10abc802edc83c36d62e0e9f9389bab0c4bfeacf01cc98726da81094b80a"),
              new BundledFile(
                  "native/lib/win-x86_64/cpu/libstdc++-6.dll",
                  2011975,
                  0xe455dbb1L,
                  "a0b8f623f0da655a30873ef7d6b6be0e6942c34535abcaecce142fa0ab1cef4f"),
              new BundledFile(
                  "native/lib/win-x86_64/cpu/tokenizers.dll",
                  11656704,
                  0x89ec1e85L,
                  "7590b1cfed9ec4b934c060ba7b2b5736b9b450e2b5255f28c0704a7d0f52eacb")));
}
