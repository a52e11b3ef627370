package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Spent;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.RunStore.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run has spent is added up from its attempts. */
class SpentTest {
  @TempDir Path dir;

  @Test
  void every_attempt_counts_once_where_it_belongs() {
    Cell a = SqliteRunStoreTest.cell("ask");
    Cell b = SqliteRunStoreTest.cell("tell");
    Cell idle = SqliteRunStoreTest.cell("rest");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(a, b, idle), 3);
      List<Write> writes = new ArrayList<>();
      writes.add(of(a, null, new Usage(10, 4), 100, 0.5));
      writes.add(of(a, null, new Usage(11, 6), 200, null));
      writes.add(of(a, null, Usage.UNKNOWN, 300, null));
      writes.add(of(a, null, new Usage(7, null), 400, 0.25));
      writes.add(of(a, FailureKind.SERVER, Usage.UNKNOWN, 9999, null));
      writes.add(of(b, FailureKind.TIMEOUT, Usage.UNKNOWN, 9999, null));
      store.commit(writes);
      assertThat(store.spent())
          .containsOnlyKeys(a.key(), b.key())
          .containsEntry(a.key(), new Spent(5, 4, 2, 21, 10, 16.0 + 36.0, 1000, 0.75, 11, 6, 1))
          .containsEntry(b.key(), new Spent(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void an_error_that_is_an_outcome_is_a_call_unless_it_tells_its_tokens() {
    Cell a = SqliteRunStoreTest.cell("ask");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(a), 3);
      store.commit(
          List.of(
              of(a, 0, 400, null, new Usage(null, 0), 100, 0.0),
              of(a, 0, 403, null, new Usage(null, 0), 100, null),
              of(a, 0, 400, null, new Usage(10, 0), 50, null)));
      assertThat(store.spent())
          .containsEntry(a.key(), new Spent(3, 1, 1, 10, 0, 0, 50, 0, 10, 0, 0));
    }
  }

  @Test
  void attempts_stand_apart_by_turn_where_that_is_asked() {
    Cell a = SqliteRunStoreTest.cell("ask");
    Cell b = SqliteRunStoreTest.cell("tell");
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(a, b), 6);
      List<Write> writes = new ArrayList<>();
      writes.add(of(a, 0, 200, null, new Usage(10, 4), 100, null));
      writes.add(of(a, 3, 200, null, new Usage(12, 2), 100, null));
      writes.add(of(a, 4, 200, null, new Usage(30, 5), 100, null));
      writes.add(of(a, 4, 200, FailureKind.SERVER, Usage.UNKNOWN, 1, null));
      writes.add(of(b, 0, 200, null, new Usage(1, 1), 100, null));
      store.commit(writes);
      assertThat(store.spent(Map.of(a.key(), 3)))
          .containsExactly(
              Map.entry(
                  a.key(),
                  Map.of(
                      0, new Spent(2, 2, 2, 22, 6, 16.0 + 4.0, 200, 0, 22, 6, 0),
                      1, new Spent(2, 1, 1, 30, 5, 25.0, 100, 0, 30, 5, 0))));
      assertThat(store.spent(Map.of())).isEmpty();
    }
  }

  @Test
  void a_run_without_calls_has_spent_nothing() {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      assertThat(store.spent()).isEmpty();
    }
  }

  private static Write of(
      Cell cell, @Nullable FailureKind failure, Usage usage, long latency, @Nullable Double cost) {
    return of(cell, 0, 200, failure, usage, latency, cost);
  }

  private static Write of(
      Cell cell,
      int sample,
      int status,
      @Nullable FailureKind failure,
      Usage usage,
      long latency,
      @Nullable Double cost) {
    return new Write.OfAttempt(
        cell.key(),
        sample,
        new Attempt(1, failure, status, "", Duration.ZERO, latency, usage, Instant.EPOCH, cost));
  }
}
