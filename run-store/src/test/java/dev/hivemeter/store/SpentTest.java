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
              of(a, 400, null, new Usage(null, 0), 100, 0.0),
              of(a, 403, null, new Usage(null, 0), 100, null),
              of(a, 400, null, new Usage(10, 0), 50, null)));
      assertThat(store.spent())
          .containsEntry(a.key(), new Spent(3, 1, 1, 10, 0, 0, 50, 0, 10, 0, 0));
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
    return of(cell, 200, failure, usage, latency, cost);
  }

  private static Write of(
      Cell cell,
      int status,
      @Nullable FailureKind failure,
      Usage usage,
      long latency,
      @Nullable Double cost) {
    return new Write.OfAttempt(
        cell.key(),
        0,
        new Attempt(1, failure, status, "", Duration.ZERO, latency, usage, Instant.EPOCH, cost));
  }
}
