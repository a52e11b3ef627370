package dev.hivemeter.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most heap that was in use when a collection began, and when one ended. */
final class HeapWatch {
  private final AtomicLong before = new AtomicLong();
  private final AtomicLong after = new AtomicLong();

  static HeapWatch start() {
    HeapWatch watch = new HeapWatch();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans())
      if (collector instanceof NotificationEmitter emitter)
        emitter.addNotificationListener(
            (notification, handback) -> {
              if (notification.getUserData() instanceof CompositeData data)
                watch.note(GarbageCollectionNotificationInfo.from(data));
            },
            null,
            null);
    return watch;
  }

  private void note(GarbageCollectionNotificationInfo info) {
    before.accumulateAndGet(heap(info.getGcInfo().getMemoryUsageBeforeGc()), Math::max);
    after.accumulateAndGet(heap(info.getGcInfo().getMemoryUsageAfterGc()), Math::max);
  }

  /** Without the pools of classes and compiled code, which are beside the heap. */
  private static long heap(Map<String, MemoryUsage> pools) {
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pools.get(pool.getName());
      if (pool.getType() == MemoryType.HEAP && usage != null) used += usage.getUsed();
    }
    return used;
  }

  /** Filled by what lives and what was not yet collected. */
  long peakBytes() {
    return Math.max(
        before.get(), ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  /** What survived the collection that left most; 0 where none ran. */
  long peakAfterCollection() {
    return after.get();
  }
}
