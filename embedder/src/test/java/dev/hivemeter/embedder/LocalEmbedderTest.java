package dev.hivemeter.embedder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.Embedder.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalEmbedderTest {
  private static LocalEmbedder embedder;

  @BeforeAll
  static void open() {
    embedder = Opened.at(Opened.LIMIT_256);
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void a_vector_has_length_one_and_is_wholly_like_itself() {
    float[] v = vector("The lighthouse keeper counts ships that never come.");
    assertThat(v).hasSize(384);
    assertThat(Opened.cosine(v, v)).isCloseTo(1, within(1e-6));
  }

  @Test
  void a_paraphrase_is_nearer_than_another_topic() {
    float[] a = vector("The cat is sleeping on the sofa.");
    double paraphrase = Opened.cosine(a, vector("A cat sleeps on the couch."));
    double other = Opened.cosine(a, vector("Interest rates rose by half a percent."));
    assertThat(paraphrase).isGreaterThan(.8);
    assertThat(other).isBetween(-.2, .2);
  }

  @Test
  void case_and_outer_white_space_do_not_matter() {
    assertThat(vector("  TIME is a River\n")).isEqualTo(vector("time is a river"));
  }

  @Test
  void texts_that_differ_only_after_the_limit_share_a_vector_but_not_their_length() {
    String beginning = "word ".repeat(300);
    Embedding shorter = embedder.embed(beginning + "apple");
    Embedding longer = embedder.embed(beginning + "a very different end");
    assertThat(shorter.vector()).isEqualTo(longer.vector());
    assertThat(shorter.tokens()).isEqualTo(303);
    assertThat(longer.tokens()).isEqualTo(306);
    assertThat(longer.tokens()).isGreaterThan(embedder.identity().tokenLimit());
  }

  @Test
  void the_last_piece_within_the_limit_counts_and_the_next_does_not() {
    assertThat(vector("word ".repeat(253) + "apple")).isNotEqualTo(vector("word ".repeat(254)));
    assertThat(vector("word ".repeat(254) + "apple")).isEqualTo(vector("word ".repeat(254)));
  }

  @Test
  void limit_128_hides_what_limit_256_sees() {
    String one = "word ".repeat(150) + "apple";
    String two = "word ".repeat(150) + "parliament";
    try (LocalEmbedder narrow = Opened.at(Opened.LIMIT_128)) {
      assertThat(narrow.embed(one).vector()).isEqualTo(narrow.embed(two).vector());
      assertThat(narrow.embed(one).tokens()).isEqualTo(embedder.embed(one).tokens());
    }
    assertThat(vector(one)).isNotEqualTo(vector(two));
  }

  @Test
  void many_threads_give_the_bits_that_one_gives() throws InterruptedException, ExecutionException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++)
      texts.add("Answer " + i + ": " + "the sea keeps no letters, ".repeat(i) + "and so on.");
    List<float[]> alone = texts.stream().map(LocalEmbedderTest::vector).toList();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<float[]>> together = new ArrayList<>();
      for (int round = 0; round < 3; round++)
        for (String text : texts) together.add(pool.submit(() -> vector(text)));
      for (int i = 0; i < together.size(); i++)
        assertThat(together.get(i).get()).isEqualTo(alone.get(i % texts.size()));
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t \u2003"})
  void a_blank_text_has_no_vector(String blank) {
    assertThatThrownBy(() -> embedder.embed(blank)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u0000", "\u0001\u0002", "\u00ad\u200d", "\ufffd", "\u0301"})
  void a_text_with_nothing_to_read_has_the_vector_of_the_two_markers(String nothing) {
    Embedding embedding = embedder.embed(nothing);
    assertThat(embedding.tokens()).isEqualTo(2);
    assertThat(embedding.vector()).isEqualTo(vector("\u200b"));
  }

  @Test
  void lone_surrogates_are_not_read() {
    assertThat(vector("x\uD83Cy")).isEqualTo(vector("xy"));
    assertThat(vector("\uDE00 good morning \uD83D")).isEqualTo(vector("good morning"));
    assertThat(embedder.embed("\uD83D").tokens()).isEqualTo(2);
  }

  @Test
  void a_zero_character_inside_a_text_is_not_read() {
    assertThat(vector("good\u0000 morning")).isEqualTo(vector("good morning"));
  }

  @Test
  void an_emoji_is_one_unknown_token() {
    assertThat(embedder.embed("\uD83E\uDD84 unicorn").tokens())
        .isEqualTo(1 + embedder.embed("unicorn").tokens());
  }

  @Test
  void a_word_of_more_than_a_hundred_letters_is_one_unknown_token() {
    assertThat(embedder.embed("z".repeat(101)).tokens()).isEqualTo(3);
    assertThat(vector("z".repeat(101))).isEqualTo(vector("q".repeat(10_000)));
  }

  @Test
  void a_text_of_megabytes_is_counted_to_the_last_token() {
    Embedding embedding = embedder.embed("word ".repeat(1_000_000));
    assertThat(embedding.tokens()).isEqualTo(1_000_002);
    assertThat(embedding.vector()).isEqualTo(vector("word ".repeat(254)));
  }

  @Test
  void white_space_before_the_first_word_may_be_long() {
    assertThat(vector(" \n".repeat(200_000) + "hello")).isEqualTo(vector("hello"));
  }

  @Test
  void who_embeds_is_told_exactly() {
    assertThat(embedder.identity())
        .isEqualTo(
            new Embedder.Identity(
                "local:all-minilm-l6-v2@limit-256",
                "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e",
                384,
                256,
                Set.of("en")));
    try (LocalEmbedder narrow = Opened.at(Opened.LIMIT_128)) {
      assertThat(narrow.identity().name()).isEqualTo("local:all-minilm-l6-v2@limit-128");
      assertThat(narrow.identity().tokenLimit()).isEqualTo(128);
    }
    try (LocalEmbedder bare = Opened.at("local:all-minilm-l6-v2")) {
      assertThat(bare.identity()).isEqualTo(embedder.identity());
    }
    assertThat(LocalEmbedder.names()).containsExactly(Opened.LIMIT_256, Opened.LIMIT_128);
  }

  @Test
  void as_many_workers_as_processors() {
    assertThat(embedder.workers()).isEqualTo(2);
    assertThatThrownBy(() -> LocalEmbedder.open(Opened.LIMIT_256, Opened.CACHE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local:all-minilm-l6-v2@limit-512", "local:e5-small-v2", "all-minilm-l6-v2", ""})
  void an_unknown_name_is_answered_with_the_known_ones(String name) {
    assertThatThrownBy(() -> LocalEmbedder.open(name, Opened.CACHE, 1))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "there is no in-process embedder '"
                + name
                + "'; there are local:all-minilm-l6-v2@limit-256, which local:all-minilm-l6-v2"
                + " stands for, and local:all-minilm-l6-v2@limit-128");
  }

  @Test
  void a_closed_embedder_says_so_and_may_be_closed_again() {
    LocalEmbedder shortLived = Opened.at(Opened.LIMIT_256);
    shortLived.close();
    shortLived.close();
    assertThatThrownBy(() -> shortLived.embed("hello"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the embedder is closed");
  }

  private static float[] vector(String text) {
    return embedder.embed(text).vector();
  }
}
