package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as its folder shows it, without opening the store.
 *
 * @param dir the run's folder
 * @param bytes of the store and its log; reports and exports are not counted
 * @param lastWrite of the store or its log
 * @param writer the process that writes it now; null when none does
 * @param writing since when it is being written; null when it is not
 */
public record RunPlace(
    Path dir, long bytes, Instant lastWrite, @Nullable String writer, @Nullable Instant writing) {

  /**
   * The run in this folder, or the runs one level below it, by name.
   *
   * @throws BadInput when the folder is not there or cannot be listed
   */
  public static List<RunPlace> under(Path folder) {
    if (Files.exists(new RunFolder(folder).database())) return List.of(of(folder));
    List<RunPlace> runs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path dir : files.sorted().toList())
        if (Files.exists(new RunFolder(dir).database())) runs.add(of(dir));
    } catch (NoSuchFileException e) {
      throw new BadInput("there is no folder '" + folder + "'; name one that holds runs", e);
    } catch (IOException e) {
      throw new BadInput("'" + folder + "' cannot be listed: " + RunFolder.reason(e), e);
    }
    return runs;
  }

  /** What the folder of a run shows. */
  public static RunPlace of(Path dir) {
    Path store = new RunFolder(dir).database();
    long bytes = 0;
    Instant last = Instant.EPOCH;
    for (Path file : List.of(store, store.resolveSibling("run.db-wal"))) {
      // The log comes and goes.
      bytes += file.toFile().length();
      Instant at = Instant.ofEpochMilli(file.toFile().lastModified());
      if (at.isAfter(last)) last = at;
    }
    Optional<RunLock.Holder> holder = RunLock.holder(dir);
    return new RunPlace(
        dir,
        bytes,
        last,
        holder.map(RunLock.Holder::name).orElse(null),
        holder.map(RunLock.Holder::since).orElse(null));
  }
}
