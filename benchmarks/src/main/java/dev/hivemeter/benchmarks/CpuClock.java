package dev.hivemeter.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Adds up the processor time that several threads spend in something. */
final class CpuClock {
  private final AtomicLong nanos = new AtomicLong();

  <T> T timed(Supplier<T> work) {
    long start = ofThread();
    try {
      return work.get();
    } finally {
      nanos.addAndGet(ofThread() - start);
    }
  }

  double seconds() {
    return nanos.get() / 1e9;
  }

  /** Of the calling thread, in nanoseconds. */
  static long ofThread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Of the whole process, from its start: the compiler's and collector's threads as well. */
  static double ofProcess() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system)
      return system.getProcessCpuTime() / 1e9;
    throw new IllegalStateException("this Java does not tell its processor time");
  }

  /**
   * Of the threads that still run, by what they are for: the names up to the first digit. Empty
   * where the system has no /proc.
   */
  static Map<String, Double> ofThreads() {
    Map<String, Double> seconds = new TreeMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path task : tasks) {
        String name = Files.readString(task.resolve("comm")).replaceAll("[0-9#].*", "").strip();
        String run = Files.readString(task.resolve("schedstat"));
        seconds.merge(name, Long.parseLong(run.substring(0, run.indexOf(' '))) / 1e9, Double::sum);
      }
    } catch (IOException e) {
      return Map.of();
    }
    return seconds;
  }
}
