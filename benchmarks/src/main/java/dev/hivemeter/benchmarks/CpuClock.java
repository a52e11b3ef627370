package dev.hivemeter.benchmarks;

import java.lang.management.ManagementFactory;
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

  private static long ofThread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Of the whole process, from its start: the compiler's and collector's threads as well. */
  static double ofProcess() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system)
      return system.getProcessCpuTime() / 1e9;
    throw new IllegalStateException("this Java does not tell its processor time");
  }
}
