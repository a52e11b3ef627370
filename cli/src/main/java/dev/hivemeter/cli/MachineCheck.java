package dev.hivemeter.cli;

import dev.hivemeter.cli.study.EmbeddingSpec;
import dev.hivemeter.embedder.KnownSentence;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Finding;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.providers.Network;
import dev.hivemeter.store.RunCheck;
import dev.hivemeter.store.SqliteLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run needs of the machine. */
final class MachineCheck {
  private static final long LITTLE = 1L << 30;
  private static final long TOO_LITTLE = 100L << 20;

  private MachineCheck() {}

  static List<Finding> of(Context context) {
    List<Finding> all = new ArrayList<>();
    all.add(
        Finding.ok(
            "java",
            Version.host()
                + ", up to "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB of memory"));
    all.add(space("disk for runs", context.folder()));
    all.add(cache(context.cache()));
    all.add(space("disk for the cache", context.cache()));
    SqliteLibrary.prepare(context.cache());
    all.add(RunCheck.library());
    return all;
  }

  private static Finding cache(Path cache) {
    try {
      Files.createDirectories(cache);
      Files.delete(Files.createTempFile(cache, ".doctor-", ""));
      return Finding.ok("cache folder", cache + " can be written");
    } catch (IOException e) {
      return Finding.fail(
          "cache folder",
          cache + " cannot be written: " + Problems.reason(e),
          "name another with HIVEMETER_CACHE; models and native libraries are unpacked there");
    }
  }

  /** Of the folder, or of the nearest one above it that is there. */
  private static Finding space(String about, Path folder) {
    @Nullable Path there = folder;
    while (there != null && !Files.exists(there)) there = there.getParent();
    if (there == null) return Finding.warn(about, folder + " is not there", "");
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String what = LsCommand.size(free) + " free at " + there;
      if (free < TOO_LITTLE)
        return Finding.fail(about, what, "free some: a run stops when it cannot save");
      if (free < LITTLE)
        return Finding.warn(about, what, "a thousand answers take a megabyte or two");
      return Finding.ok(about, what);
    } catch (IOException e) {
      return Finding.warn(
          about, "free space at " + there + " cannot be told: " + Problems.reason(e), "");
    }
  }

  private static Finding remote(Embedder embedder) throws InterruptedException {
    int d = embedder.embedAll(List.of("A sentence to try the embedder.")).get(0).vector().length;
    return Finding.ok("embedder", embedder.identity().name() + " answers with " + d + " numbers");
  }

  /** Loads the embedder and embeds a sentence whose vector is known. */
  static List<Finding> embedder(Context context, EmbeddingSpec spec, Network network)
      throws InterruptedException {
    try (Embedder embedder = Wiring.embedder(context, spec, network)) {
      if (spec.isRemote()) return List.of(remote(embedder));
      String problem = KnownSentence.problem(embedder);
      String known = embedder.identity().name();
      return List.of(
          problem.isEmpty()
              ? Finding.ok("embedder", known + " gives a known sentence its known vector")
              : Finding.fail(
                  "embedder",
                  known + ": " + problem,
                  "delete the cache folder "
                      + context.cache()
                      + " so that the model is unpacked"
                      + " anew; if that does not help, this processor computes otherwise"));
    } catch (BadInput e) {
      return List.of(Finding.fail("embedder", String.valueOf(e.getMessage()), ""));
    } catch (RuntimeException | LinkageError e) {
      return List.of(
          Finding.fail(
              "embedder",
              spec.id() + " does not load: " + e,
              "the cache folder must allow programs to be loaded from it (not noexec); name another"
                  + " with HIVEMETER_CACHE"));
    }
  }
}
