package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.Scored;
import dev.hivemeter.score.SharedPhrase;
import dev.hivemeter.tables.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scoring finds besides numbers, and windows after the first. */
class FindingsTest {
  private static final Sampling WARM = new Sampling(0.7, 0.9, 0, 0.0, 128, Sampling.Seeds.NONE);

  private static final SharedPhrase PHRASE =
      new SharedPhrase(
          WARM,
          "direct",
          "p1",
          1,
          "time is a river \uD83C",
          5,
          List.of("openai:a", "\uDE00 b"),
          7,
          9,
          7.0 / 60,
          false,
          "openai:a",
          3,
          "=Time is a  River\uD83C");

  private static final SharedPhrase SECOND =
      new SharedPhrase(
          Sampling.UNKNOWN,
          "list",
          "p1",
          2,
          "of the sea",
          3,
          List.of("a", "b", "c"),
          3,
          3,
          1,
          true,
          "c",
          0,
          "of the Sea");

  @TempDir Path dir;
  private SqliteRunStore store;

  @BeforeEach
  void open() {
    store = SqliteRunStore.open(dir.resolve("run"));
    store.describe(TransferTest.INFO);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void phrases_and_places_come_back_as_they_were_stored_and_in_order() {
    List<Place> places =
        List.of(
            place(WARM, "p1", "a", 0, 0.1, -0.0),
            place(WARM, "p1", "b", 0, 1.0 / 3, Double.MIN_VALUE),
            place(Sampling.UNKNOWN, "p1", "a", 1, -1e300, 7),
            place(WARM, "p1", "a", 2, 0, 2));
    store.replaceScores("e", new Scored(List.of(), List.of(PHRASE, SECOND), places));
    assertThat(store.phrases()).containsExactly(PHRASE, SECOND);
    assertThat(store.places()).isEqualTo(places);
    assertThat(store.placesEmbedding()).isEqualTo("e");
    try (SqliteRunReader run = SqliteRunReader.open(dir.resolve("run"))) {
      assertThat(run.phrases()).containsExactly(PHRASE, SECOND);
      assertThat(run.places()).isEqualTo(places);
    }
  }

  @Test
  void the_latest_scoring_replaces_both_but_one_without_an_embedder_leaves_the_places() {
    Place old = place(WARM, "p1", "a", 0, 1, 2);
    Place fresh = place(WARM, "p1", "a", 0, 3, 4);
    store.replaceScores("e", new Scored(List.of(), List.of(PHRASE), List.of(old)));
    store.replaceScores("f", new Scored(List.of(), List.of(SECOND), List.of(fresh)));
    assertThat(store.phrases()).containsExactly(SECOND);
    assertThat(store.places()).containsExactly(fresh);
    assertThat(store.placesEmbedding()).isEqualTo("f");
    store.replaceScores("", new Scored(List.of(), List.of(), List.of()));
    assertThat(store.phrases()).isEmpty();
    assertThat(store.places()).containsExactly(fresh);
    store.replaceScores("f", Scored.of(List.of()));
    assertThat(store.places()).isEmpty();
  }

  @Test
  void a_place_that_is_nowhere_is_refused_and_nothing_is_changed() {
    Place good = place(WARM, "p1", "a", 0, 1, 2);
    store.replaceScores("e", new Scored(List.of(), List.of(PHRASE), List.of(good)));
    Place nowhere = place(WARM, "p1", "a", 1, Double.NaN, 0);
    assertThatThrownBy(
            () -> store.replaceScores("e", new Scored(List.of(), List.of(), List.of(nowhere))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a place of (NaN, 0.0)");
    assertThat(store.phrases()).containsExactly(PHRASE);
    assertThat(store.places()).containsExactly(good);
  }

  @Test
  void many_places_of_interleaved_models_keep_their_order() {
    Random random = new Random(7);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 20_000; i++)
      places.add(
          place(
              i % 2 == 0 ? WARM : Sampling.UNKNOWN,
              "p" + i % 50,
              "model " + i % 25,
              i,
              random.nextGaussian(),
              random.nextGaussian()));
    store.replaceScores("e", new Scored(List.of(), List.of(), places));
    assertThat(store.places()).isEqualTo(places);
  }

  @Test
  void windows_come_back_bit_by_bit_and_in_order() {
    Embedder.Identity embedder = new Embedder.Identity("e", "abc", 2, 256, Set.of("en"));
    String none = Sha256.of("short");
    String some = Sha256.of("long");
    StoredVector of =
        new StoredVector(
            new float[] {1, 0},
            List.of(new float[] {-0.0f, Float.MIN_VALUE}, new float[] {3, 4}),
            700);
    store.putVectors(embedder, Map.of(none, new StoredVector(new float[] {0, 1}, 3), some, of));
    Map<String, StoredVector> found = store.vectors("e", List.of(none, some));
    assertThat(Objects.requireNonNull(found.get(none)).further()).isEmpty();
    assertThat(found.get(some)).usingRecursiveComparison().isEqualTo(of);
    assertThatThrownBy(
            () ->
                store.putVectors(
                    embedder,
                    Map.of(
                        Sha256.of("x"),
                        new StoredVector(new float[2], List.of(new float[3]), 700))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a vector of 3 numbers from an embedder of dimension 2");
  }

  @Test
  void phrases_are_exported_with_their_models_and_harmless_for_spreadsheets() {
    store.replaceScores("e", new Scored(List.of(), List.of(PHRASE, SECOND), List.of()));
    assertThat(text(Exporter.What.PHRASES, Format.CSV).lines())
        .containsExactly(
            "prompt_id,temperature,top_p,top_k,min_p,max_tokens,elicitation,rank,phrase,tokens,"
                + "models,responses,occurrences,share,echo,example_model,example_sample,example,provider_defaults",
            "p1,0.7,0.9,0,0.0,128,direct,1,time is a river \uFFFD,5,"
                + "\"[\"\"openai:a\"\",\"\"\uFFFD b\"\"]\",7,9,0.11666666666666667,false,openai:a,3,"
                + "'=Time is a  River\uFFFD,",
            "p1,,,,,,list,2,of the sea,3,\"[\"\"a\"\",\"\"b\"\",\"\"c\"\"]\",3,3,1.0,true,c,0,"
                + "of the Sea,");
    assertThat(text(Exporter.What.PHRASES, Format.JSONL))
        .contains("\"models\":[\"a\",\"b\",\"c\"],\"responses\":3", "\"phrase_utf16\":\"");
  }

  @Test
  void places_are_exported_with_the_embedding_that_made_them() {
    store.replaceScores(
        "e", new Scored(List.of(), List.of(), List.of(place(WARM, "p1", "a", 4, 0.25, -1.5))));
    assertThat(text(Exporter.What.PLACES, Format.CSV).lines())
        .containsExactly(
            "prompt_id,model,temperature,top_p,top_k,min_p,max_tokens,elicitation,sample,x,y,"
                + "cluster,embedding,provider_defaults,part",
            "p1,a,0.7,0.9,0,0.0,128,direct,4,0.25,-1.5,2,e,,0");
    assertThat(text(Exporter.What.PLACES, Format.JSONL).lines())
        .containsExactly(
            "{\"prompt_id\":\"p1\",\"model\":\"a\",\"temperature\":0.7,\"top_p\":0.9,\"top_k\":0,"
                + "\"min_p\":0.0,\"max_tokens\":128,\"elicitation\":\"direct\",\"sample\":4,"
                + "\"x\":0.25,\"y\":-1.5,\"cluster\":2,\"embedding\":\"e\",\"provider_defaults\":\"\",\"part\":0}");
  }

  private static Place place(
      Sampling sampling, String prompt, String model, int sample, double x, double y) {
    return new Place(sampling, "direct", prompt, model, sample, x, y, 2);
  }

  private String text(Exporter.What what, Format format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Exporter(store).export(what, format, out, "out");
    return out.toString(StandardCharsets.UTF_8);
  }
}
