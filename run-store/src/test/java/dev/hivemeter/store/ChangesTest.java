package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelChange;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator.Facts;
import dev.hivemeter.port.RunStore.Write;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
  private static final Cell CELL = SqliteRunStoreTest.cell("ask");
  private static final String MODEL = CELL.condition().model().label();
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path dir;

  private static Facts facts(String engine, String details) {
    return new Facts(engine, details, List.of("temperature"), List.of());
  }

  private static Write reply(int index, @Nullable String model, @Nullable String fingerprint) {
    return new Write.OfSample(
        CELL.key(),
        new Sample(
            index,
            new Outcome.Answered("answer " + index, false),
            new Provenance(
                Usage.UNKNOWN,
                "stop",
                model,
                fingerprint,
                null,
                null,
                1L,
                START.plusSeconds(index)),
            Map.of()));
  }

  @Test
  void nothing_has_changed_before_the_first_answer() {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(CELL), 4);
      store.putEndpoint(MODEL, facts("llama.cpp b1", "{}"));
      store.commit(
          List.of(
              new Write.OfSample(
                  CELL.key(),
                  new Sample(
                      0,
                      new Outcome.Failed(FailureKind.SERVER, 500, "no"),
                      Provenance.UNKNOWN,
                      Map.of()))));
      store.putEndpoint(MODEL, facts("llama.cpp b2", "{}"));
      assertThat(store.changes()).isEmpty();
    }
  }

  @Test
  void what_an_endpoint_told_otherwise_is_kept_leaf_by_leaf() {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(CELL), 4);
      store.putEndpoint(
          MODEL,
          facts("llama.cpp b1", "{\"digest\":\"aa\",\"defaults\":{\"top_k\":40,\"min_p\":0.05}}"));
      store.commit(List.of(reply(0, null, null), reply(1, null, null)));
      store.putEndpoint(
          MODEL,
          facts(
              "llama.cpp b2",
              "{\"digest\":\"aa\",\"defaults\":{\"top_k\":20,\"min_p\":0.05},\"slots\":8}"));
      // The same again is no change, and what only one look was told is none either.
      store.putEndpoint(
          MODEL,
          facts("llama.cpp b2", "{\"digest\":\"aa\",\"defaults\":{\"top_k\":20,\"min_p\":0.05}}"));
    }
    try (SqliteRunReader run = SqliteRunReader.open(dir)) {
      assertThat(run.changes())
          .containsExactly(
              new ModelChange(MODEL, "defaults.top_k", "40", "20", 2, START.plusSeconds(1)),
              new ModelChange(
                  MODEL, "engine", "llama.cpp b1", "llama.cpp b2", 2, START.plusSeconds(1)));
      assertThat(run.changes().get(0).sentence())
          .isEqualTo("defaults.top_k was 40, is 20 after 2 answers");
    }
  }

  @Test
  void details_that_are_no_json_are_compared_as_a_whole() {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(CELL), 4);
      store.putEndpoint(MODEL, facts("e", "%00\t\" one"));
      store.commit(List.of(reply(0, null, null)));
      store.putEndpoint(MODEL, facts("e", "\uD83C two"));
      assertThat(store.changes())
          .containsExactly(
              new ModelChange(MODEL, "details", "%00\t\" one", "\uD83C two", 1, START));
    }
  }

  @Test
  void replies_under_other_names_are_told_in_the_order_in_which_they_came() {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(CELL), 10);
      store.commit(
          List.of(
              reply(3, "m-2", "f1"),
              reply(0, "m-1", "f1"),
              reply(1, "m-1", null),
              reply(2, "m-1", "f1"),
              reply(4, "m-1", "f1")));
      assertThat(store.changes())
          .containsExactly(
              new ModelChange(MODEL, "response_model", "m-1", "m-2", 4, START.plusSeconds(4)));
      store.commit(List.of(reply(6, "m-2", "f2"), reply(12, "m-9", "f9")));
      assertThat(store.changes())
          .as("a sample that is not planned counts for nothing")
          .extracting(ModelChange::what, ModelChange::after)
          .containsExactly(tuple("response_model", "m-2"), tuple("system_fingerprint", "f2"));
    }
  }

  @Test
  void a_cell_that_is_no_longer_planned_changes_nothing() {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(CELL), 4);
      store.putEndpoint(MODEL, facts("e1", "{}"));
      store.commit(List.of(reply(0, "a", null), reply(1, "b", null)));
      store.putEndpoint(MODEL, facts("e2", "{}"));
      assertThat(store.changes()).hasSize(2);
      store.register(List.of(), 4);
      assertThat(store.changes()).isEmpty();
    }
  }
}
