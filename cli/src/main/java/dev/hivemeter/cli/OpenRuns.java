package dev.hivemeter.cli;

import dev.hivemeter.store.StoredRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs that are read several times, each opened once. */
final class OpenRuns implements AutoCloseable {
  private final Context context;
  private final Map<Path, StoredRun> open = new LinkedHashMap<>();

  OpenRuns(Context context) {
    this.context = context;
  }

  StoredRun get(Path named) {
    return open.computeIfAbsent(context.resolve(named), folder -> Wiring.reader(context, folder));
  }

  @Override
  public void close() {
    RuntimeException failed = null;
    for (StoredRun run : open.values())
      try {
        run.close();
      } catch (RuntimeException e) {
        if (failed == null) failed = e;
        else failed.addSuppressed(e);
      }
    if (failed != null) throw failed;
  }
}
