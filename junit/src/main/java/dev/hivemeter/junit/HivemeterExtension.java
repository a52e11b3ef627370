package dev.hivemeter.junit;

import dev.hivemeter.library.Answers;
import dev.hivemeter.library.Diversity;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Diversity}. The embedder is opened when a test first needs it, once in a
 * whole test run however many classes use it, and closed when the run ends.
 *
 * <p>As a parameter, {@code @ExtendWith(HivemeterExtension.class)} and a test, lifecycle method or
 * constructor that takes a {@link Diversity}; or as a field:
 *
 * <pre>{@code
 * @RegisterExtension static final HivemeterExtension hivemeter = HivemeterExtension.create();
 * }</pre>
 *
 * <p>Safe for tests that run in parallel. Extensions that name different cache folders open one
 * embedder each. A test that gets a {@code Diversity} does not close it.
 */
public final class HivemeterExtension
    implements ParameterResolver, BeforeAllCallback, BeforeEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(HivemeterExtension.class);

  private final @Nullable Path cacheFolder;
  private volatile @Nullable ExtensionContext root;

  /** With the default cache folder; for {@code @ExtendWith}. */
  public HivemeterExtension() {
    this(null);
  }

  private HivemeterExtension(@Nullable Path cacheFolder) {
    this.cacheFolder = cacheFolder;
  }

  /** With the default cache folder, see {@link Diversity#open()}. */
  public static HivemeterExtension create() {
    return new HivemeterExtension(null);
  }

  /** With a cache folder of one's own, such as one that a build server keeps. */
  public static HivemeterExtension unpackingInto(Path cacheFolder) {
    return new HivemeterExtension(cacheFolder.toAbsolutePath().normalize());
  }

  /**
   * The shared embedder.
   *
   * @throws IllegalStateException outside of a test run: the field is not annotated
   */
  public Diversity diversity() {
    ExtensionContext context = root;
    if (context == null)
      throw new IllegalStateException(
          "the extension is not registered; annotate the field with @RegisterExtension");
    return shared(context);
  }

  /** Answers to one prompt, with their vectors; short for {@code diversity().answers(texts)}. */
  public Answers answers(List<String> texts) {
    return diversity().answers(texts);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    root = context.getRoot();
  }

  /** For a field that is not static, which is registered too late for {@link #beforeAll}. */
  @Override
  public void beforeEach(ExtensionContext context) {
    root = context.getRoot();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Diversity.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context.getRoot());
  }

  private Diversity shared(ExtensionContext root) {
    String key = Optional.ofNullable(cacheFolder).map(Path::toString).orElse("default folder");
    Opened opened = open(root.getStore(NAMESPACE), key);
    return opened.diversity();
  }

  // JUnit 5 has neither computeIfAbsent nor, before 5.13, closes what is merely AutoCloseable.
  @SuppressWarnings("deprecation")
  private Opened open(ExtensionContext.Store store, String key) {
    Opened opened =
        store.getOrComputeIfAbsent(
            key,
            k -> new Opened(cacheFolder == null ? Diversity.open() : Diversity.open(cacheFolder)),
            Opened.class);
    return Objects.requireNonNull(opened, "the store keeps what was made");
  }

  /** What the run's store closes at its end. */
  @SuppressWarnings("deprecation")
  private record Opened(Diversity diversity)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      diversity.close();
    }
  }
}
