package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KillTest {
  @TempDir Path dir;

  @Test
  void what_was_acknowledged_survives_kill_9_and_nothing_is_there_twice() throws Exception {
    Cell cell = SqliteRunStoreTest.cell("ask");
    int acknowledged = 0;
    for (int round = 1; round <= 2; round++) {
      try (Child child = Child.start(dir)) {
        assertThat(child.line()).isEqualTo("open");
        for (int i = 0; i < 20; i++) child.line();
        List<String> rest = child.kill();
        acknowledged += 20 + (int) rest.stream().filter(l -> l.matches("[0-9]+")).count();
      }
      // Read first as it was left, log and all, then recovered by a writer.
      try (SqliteRunReader reader = SqliteRunReader.open(dir)) {
        atLeast(acknowledged, reader.samples(cell.key()));
      }
      try (SqliteRunStore store = SqliteRunStore.open(dir)) {
        acknowledged = atLeast(acknowledged, store.samples(cell.key()));
        BitSet all = new BitSet();
        all.set(0, acknowledged);
        assertThat(store.settled()).isEqualTo(Map.of(cell.key(), all));
      }
    }
  }

  /** Every acknowledged sample in order, at most one more, each with its own text. */
  private static int atLeast(int acknowledged, List<Sample> samples) {
    assertThat(samples.size()).isBetween(acknowledged, acknowledged + 1);
    for (int i = 0; i < samples.size(); i++) {
      assertThat(samples.get(i).index()).isEqualTo(i);
      assertThat(samples.get(i).outcome()).isEqualTo(new Outcome.Answered("answer " + i, false));
    }
    return samples.size();
  }

  @Test
  void a_second_process_is_told_who_writes_and_may_read() throws Exception {
    try (Child child = Child.start(dir)) {
      assertThat(child.line()).isEqualTo("open");
      child.line();
      assertThatThrownBy(() -> SqliteRunStore.open(dir))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is being written by process " + child.pid() + ", started 2")
          .hasMessageContaining("wait until it is done or stop it");
      try (SqliteRunReader reader = SqliteRunReader.open(dir)) {
        assertThat(reader.outcomes().values().iterator().next().get("answered")).isPositive();
      }
      child.kill();
      reopened();
    }
  }

  private void reopened() throws IOException {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      assertThat(store.cells()).hasSize(1);
    }
    assertThat(dir.resolve("run.lock")).isEmptyFile();
  }
}
