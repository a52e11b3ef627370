package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Finding.Level;
import dev.hivemeter.model.Sample;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that may grow no further, as on a full disk: SQLite's own limit of pages. */
class FullStoreTest {
  private static final String TEXT = "a long answer ".repeat(300);

  @TempDir Path dir;

  @Test
  void a_commit_without_room_says_so_and_leaves_all_earlier_ones() {
    Cell cell = SqliteRunStoreTest.cell("ask");
    int kept = 0;
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.register(List.of(cell), 10_000);
      int pages = Integer.parseInt(store.db.pragma("page_count"));
      store.db.pragma("max_page_count = " + (pages + 40));
      int before = 0;
      while (before < 10_000) {
        int i = before;
        try {
          store.commit(List.of(SqliteRunStoreTest.answer(cell, i, TEXT + i)));
        } catch (BadInput e) {
          assertThat(e)
              .hasMessageContaining("no space left to write " + dir.resolve("run.db"))
              .hasMessageContaining("nothing is lost");
          break;
        }
        before++;
      }
      kept = before;
      assertThat(kept).isBetween(5, 200);
      int failing = kept;
      assertThatThrownBy(
              () -> store.commit(List.of(SqliteRunStoreTest.answer(cell, failing, TEXT))))
          .as("it stays full")
          .isInstanceOf(BadInput.class);
      assertThat(store.samples(cell.key())).hasSize(kept);
      store.db.pragma("max_page_count = 1000000");
      store.commit(List.of(SqliteRunStoreTest.answer(cell, kept, "room again")));
    }
    try (SqliteRunReader run = SqliteRunReader.open(dir)) {
      List<Sample> samples = run.samples(cell.key());
      assertThat(samples).hasSize(kept + 1);
      for (int i = 0; i < kept; i++)
        assertThat(SampleTable.text(samples.get(i).outcome())).isEqualTo(TEXT + i);
    }
    assertThat(RunCheck.of(dir)).noneMatch(f -> f.level() == Level.FAIL);
  }
}
