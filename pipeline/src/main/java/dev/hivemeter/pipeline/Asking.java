package dev.hivemeter.pipeline;

import dev.hivemeter.pipeline.Estimates.Reserve;
import dev.hivemeter.port.Generator.Call;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.Generator.Result.Broke;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One slot on its way: asked, perhaps waiting, asked again. Touched by one thread at a time. */
final class Asking {
  final SlotQueue.Slot slot;
  final Call call;
  final Retry.AsyncContext<Result> retries;
  final Reserve reserve;

  /** Attempts so far. */
  int attempts;

  /** When the first attempt went out, in nanoseconds. */
  long first;

  /** How long it waited before the next attempt. */
  Duration waited = Duration.ZERO;

  /** When the next attempt may go out, in nanoseconds. */
  long due;

  /** What came last; null before the first attempt. */
  @Nullable Broke last;

  Asking(SlotQueue.Slot slot, Call call, Retry.AsyncContext<Result> retries, Reserve reserve) {
    this.slot = slot;
    this.call = call;
    this.retries = retries;
    this.reserve = reserve;
  }
}
