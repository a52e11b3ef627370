package dev.hivemeter.benchmarks;

import dev.hivemeter.reports.FolderOutput;
import dev.hivemeter.reports.HeadlessFonts;
import dev.hivemeter.reports.Report;
import dev.hivemeter.scoring.Definitions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes the report of a made-up scored run of 70 models × 100 prompts × 50 answers and says how
 * long it took, how much of the heap it used and how large it is.
 */
final class ReportStudy {
  private ReportStudy() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Options options = Options.of(Arrays.copyOfRange(arguments, 1, arguments.length));
    int models = options.number("--models", 70);
    int samples = options.number("--samples", 50);
    int prompts = options.number("--prompts", 100);
    options.refuseOthers();
    write(folder, models, samples, prompts, System.out);
  }

  static void write(Path folder, int models, int samples, int prompts, PrintStream out)
      throws IOException {
    HeadlessFonts.prepare(folder.resolve("fonts"));
    Path report = folder.resolve("report");
    HeapWatch heap = HeapWatch.start();
    double cpu = CpuClock.ofProcess();
    long start = System.nanoTime();
    SyntheticReader run = new SyntheticReader(1, models, samples, prompts);
    try (FolderOutput files = new FolderOutput(report)) {
      Report.write(run, Definitions.all(), "0.1.0", Instant.parse("2026-01-01T00:00:00Z"), files);
      files.finish();
    }
    out.printf(Locale.ROOT, "models × prompts × answers  %d × %d × %d%n", models, prompts, samples);
    out.printf(Locale.ROOT, "wall                 %8.1f s%n", (System.nanoTime() - start) / 1e9);
    out.printf(Locale.ROOT, "core-seconds         %8.1f s%n", CpuClock.ofProcess() - cpu);
    out.printf(
        Locale.ROOT,
        "heap                 %8.0f MB alive after a collection, limit %.0f MB%n",
        heap.peakAfterCollection() / 1e6,
        Runtime.getRuntime().maxMemory() / 1e6);
    size(out, "first page", List.of(report.resolve("index.html")));
    for (String part : List.of("prompts", "models", "figures")) {
      Path of = report.resolve(part);
      if (!Files.isDirectory(of)) continue;
      try (Stream<Path> files = Files.list(of)) {
        size(out, part, files.toList());
      }
    }
  }

  private static void size(PrintStream out, String what, List<Path> files) throws IOException {
    long all = 0;
    long largest = 0;
    for (Path f : files) {
      all += Files.size(f);
      largest = Math.max(largest, Files.size(f));
    }
    out.printf(
        Locale.ROOT,
        "%-20s %8.1f MB in %d files, the largest %.1f MB%n",
        what,
        all / 1e6,
        files.size(),
        largest / 1e6);
  }
}
