package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.store.Importer.Options;
import dev.hivemeter.store.Importer.Result;
import dev.hivemeter.store.Importer.Shape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What holds for the files of every tool. */
class ImportContractTest {
  private static final Map<String, List<String>> ANSWERS =
      answers("Name a river", List.of("Oder", "Elbe", "Oder"), "Name a lake", List.of("Como"));

  @TempDir Path dir;
  private SqliteRunStore store;

  @BeforeEach
  void open() {
    store = SqliteRunStore.open(dir.resolve("run"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @EnumSource
  void samples_and_their_order_are_kept_and_equal_ones_are_separate(AnswerShapes shape) {
    Result result = run(shape.write(dir, "m", ANSWERS));
    assertThat(result).isEqualTo(new Result(4, 4, 0));
    assertThat(held("m")).isEqualTo(ANSWERS);
    assertThat(store.cells()).extracting(StoredCell::planned).containsExactly(3, 1);
  }

  @ParameterizedTest
  @EnumSource
  void the_shape_may_be_named(AnswerShapes shape) {
    Path file = shape.write(dir, "m", ANSWERS);
    importer().run(List.of(file), new Options(shape.shape, Map.of(), null), TransferTest.INFO);
    assertThat(held("m")).isEqualTo(ANSWERS);
  }

  @ParameterizedTest
  @EnumSource
  void another_shape_is_not_read_as_this_one(AnswerShapes shape) {
    Path file =
        (shape.shape == Shape.INSPECT ? AnswerShapes.PLAIN_JSONL : AnswerShapes.INSPECT)
            .write(dir.resolve("other"), "m", ANSWERS);
    assertThatThrownBy(
            () ->
                importer()
                    .run(
                        List.of(file), new Options(shape.shape, Map.of(), null), TransferTest.INFO))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(file.toString())
        .hasMessageEndingWith("Nothing was imported");
    assertThat(store.cells()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_same_file_again_changes_nothing(AnswerShapes shape) throws Exception {
    Path file = shape.write(dir.resolve("a"), "m", ANSWERS);
    Path sameName = shape.write(dir.resolve("b"), "n", answers("Name a river", List.of("Po")));
    run(file);
    List<String> once = dump();
    assertThat(run(file)).isEqualTo(new Result(4, 0, 4)).matches(Result::changedNothing);
    assertThat(dump()).isEqualTo(once);
    assertThat(run(sameName)).isEqualTo(new Result(1, 1, 0));
    List<String> both = dump();
    assertThat(run(file)).matches(Result::changedNothing);
    assertThat(run(sameName)).matches(Result::changedNothing);
    assertThat(dump()).isEqualTo(both);
    assertThat(held("m")).isEqualTo(ANSWERS);
    assertThat(held("n")).isEqualTo(answers("Name a river", List.of("Po")));
  }

  @ParameterizedTest
  @EnumSource
  void a_longer_version_of_a_file_adds_what_is_new(AnswerShapes shape) {
    run(shape.write(dir, "m", ANSWERS));
    Map<String, List<String>> more =
        answers(
            "Name a river", List.of("Oder", "Elbe", "Oder", "Po"), "Name a lake", List.of("Como"));
    assertThat(run(shape.write(dir, "m", more))).isEqualTo(new Result(5, 1, 4));
    assertThat(held("m")).isEqualTo(more);
  }

  @ParameterizedTest
  @EnumSource
  void a_broken_last_row_leaves_the_run_as_it_was(AnswerShapes shape) throws Exception {
    run(shape.write(dir.resolve("a"), "m", ANSWERS));
    List<String> before = dump();
    String text =
        shape.text("n", answers("Name a river", List.of("Po", "Ob"), "Name a lake", List.of("x")));
    String broken = shape.broken(text);
    assertThat(broken).isNotEqualTo(text);
    Path file = shape.write(dir.resolve("b"), "n", broken);
    assertThatThrownBy(() -> run(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(file.toString())
        .hasMessageMatching("(?s).*(row [23] \\(line|samples\\[2]|results\\.results\\[2]).*")
        .hasMessageEndingWith("Nothing was imported");
    assertThat(dump()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN_CSV")
  void a_file_that_is_cut_off_leaves_the_run_as_it_was(AnswerShapes shape) throws Exception {
    List<String> before = dump();
    String text = shape.text("n", ANSWERS);
    Path file = shape.write(dir.resolve("b"), "n", text.substring(0, text.length() - 4));
    assertThatThrownBy(() -> run(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("not JSON");
    assertThat(dump()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN_CSV")
  void lone_surrogates_are_kept(AnswerShapes shape) {
    Map<String, List<String>> odd = answers("x\uD83Cy", List.of("\uDE00 and \uD83C"));
    String text = shape.text("m", odd);
    run(shape.write(dir, "m", dev.hivemeter.tables.Utf16.escaped(text)));
    assertThat(held("m")).isEqualTo(odd);
  }

  @ParameterizedTest
  @EnumSource
  void names_are_names_and_never_paths(AnswerShapes shape) {
    String name = "../org/model name: \"é\" \\ ..";
    run(shape.write(dir, name, ANSWERS));
    assertThat(held(name)).isEqualTo(ANSWERS);
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_may_have_twenty_million_characters(AnswerShapes shape) {
    String text = "0123456789".repeat(2_000_000);
    run(shape.write(dir, "m", answers("long", List.of(text))));
    assertThat(held("m").get("long")).hasSize(1).first().matches(text::equals, "the same text");
  }

  @ParameterizedTest
  @EnumSource
  void a_mark_and_other_line_ends_mean_nothing(AnswerShapes shape) {
    String text = shape.text("m", ANSWERS);
    run(shape.write(dir, "m", "\uFEFF" + text.replace("\n", "\r\n")));
    assertThat(held("m")).isEqualTo(ANSWERS);
  }

  @ParameterizedTest
  @EnumSource
  void a_compressed_file_is_the_same_file(AnswerShapes shape) throws Exception {
    Path plain = shape.write(dir, "m", ANSWERS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      Files.copy(plain, gzip);
    }
    Path file = Files.write(dir.resolve(shape.fileName + ".gz"), bytes.toByteArray());
    run(file);
    assertThat(held("m")).isEqualTo(ANSWERS);
    assertThat(run(plain)).matches(Result::changedNothing);
  }

  @ParameterizedTest
  @EnumSource
  void the_user_may_say_who_answered(AnswerShapes shape) {
    Path file = shape.write(dir, "m", ANSWERS);
    Options people = new Options(Shape.AUTO, Map.of(), "human:crowd");
    importer().run(List.of(file), people, TransferTest.INFO);
    assertThat(held("human:crowd")).isEqualTo(ANSWERS);
    ModelSpec model = store.cells().get(0).cell().condition().model();
    assertThat(model.isHuman()).isTrue();
    assertThat(model.provider()).isEqualTo("human");
    assertThat(store.samples(store.cells().get(0).key()).get(0).extra())
        .containsEntry("model", "m");
  }

  @ParameterizedTest
  @EnumSource
  void two_models_are_never_put_together(AnswerShapes shape) {
    Path a = shape.write(dir.resolve("a"), "m", ANSWERS);
    Path b = shape.write(dir.resolve("b"), "n", answers("Name a sea", List.of("Aral")));
    Options people = new Options(Shape.AUTO, Map.of(), "human:crowd");
    assertThatThrownBy(() -> importer().run(List.of(a, b), people, TransferTest.INFO))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--model human:crowd would put the answers of m and n together");
    assertThat(store.cells()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_file_that_is_named_twice_would_fake_repetition(AnswerShapes shape) {
    Path file = shape.write(dir.resolve("a"), "m", ANSWERS);
    Path copy = shape.write(dir.resolve("b"), "m", ANSWERS);
    assertThatThrownBy(() -> run(file, dir.resolve("a/../a").resolve(shape.fileName)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is named twice");
    assertThatThrownBy(() -> run(file, copy))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(copy + " is a copy of " + file);
    assertThat(store.cells()).isEmpty();
  }

  private Importer importer() {
    return new Importer(store);
  }

  private Result run(Path... files) {
    return importer().run(List.of(files), Shape.AUTO, Map.of(), TransferTest.INFO);
  }

  private Map<String, List<String>> held(String model) {
    Map<String, List<String>> held = new LinkedHashMap<>();
    for (StoredCell cell : store.cells()) {
      if (!cell.cell().condition().model().label().equals(model)) continue;
      List<String> texts = new ArrayList<>();
      for (Sample s : store.samples(cell.key())) {
        assertThat(s.index()).isEqualTo(texts.size());
        texts.add(String.valueOf(SampleTable.text(s.outcome())));
      }
      held.put(cell.cell().prompt().text(), texts);
    }
    return held;
  }

  /** Every row of every table. */
  private List<String> dump() throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("run/run.db"));
        Statement tables = c.createStatement();
        ResultSet names =
            tables.executeQuery("SELECT name FROM sqlite_schema WHERE type='table'")) {
      while (names.next()) {
        String table = names.getString(1);
        try (Statement s = c.createStatement();
            ResultSet r = s.executeQuery("SELECT * FROM \"" + table + "\"")) {
          int columns = r.getMetaData().getColumnCount();
          while (r.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int i = 1; i <= columns; i++) row.append('|').append(text(r.getObject(i)));
            rows.add(row.toString());
          }
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  private static String text(Object value) {
    return value instanceof byte[] b
        ? new String(b, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }

  private static Map<String, List<String>> answers(Object... promptsAndTexts) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (int i = 0; i < promptsAndTexts.length; i += 2) {
      @SuppressWarnings("unchecked")
      List<String> texts = (List<String>) promptsAndTexts[i + 1];
      answers.put((String) promptsAndTexts[i], texts);
    }
    return answers;
  }
}
