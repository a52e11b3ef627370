package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.pipeline.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Signals in their order, without a process to end. */
class InterruptsTest {
  private final StopSignal stop = new StopSignal();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final List<Integer> halted = new ArrayList<>();
  private final Interrupts interrupts =
      new Interrupts(
          stop, new PrintStream(said, true, StandardCharsets.UTF_8), nanos::get, halted::add);

  @Test
  void the_first_of_either_stops_and_the_second_of_either_halts_with_its_own_code() {
    interrupts.interrupted();
    assertThat(stop.stopped()).isTrue();
    assertThat(ExitCode.stopped(stop)).isEqualTo(130);
    assertThat(halted).isEmpty();
    interrupts.terminated();
    interrupts.interrupted();
    assertThat(halted).containsExactly(143, 130);
    assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("stopping:");
  }

  @Test
  void a_signal_that_reaches_the_process_and_its_group_is_one() {
    interrupts.terminated();
    assertThat(stop.stopped()).isTrue();
    assertThat(ExitCode.stopped(stop)).isEqualTo(143);
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(20));
    interrupts.terminated();
    assertThat(halted).isEmpty();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    interrupts.terminated();
    assertThat(halted).containsExactly(143);
  }
}
