package dev.hivemeter.embedder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordPiecesTest {
  private static final String[] SCRAPS = {
    " ",
    "\n",
    "\t",
    "\r\n",
    "a",
    "the",
    "unbelievable",
    "Zürich",
    "e\u0301",
    "\u0301",
    ".",
    "...",
    "[SEP]",
    "[",
    "]",
    "\u200b",
    "\u000b",
    "\u00a0",
    "漢",
    "仮名",
    "🙂",
    "👩‍👧",
    "3.14",
    "don't",
    "\u0130"
  };

  @BeforeAll
  static void load() {
    Opened.at(Opened.LIMIT_256).close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cutting_a_text_into_parts_changes_nothing(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) text.append(SCRAPS[random.nextInt(SCRAPS.length)]);
    try (WordPieces whole =
            new WordPieces(LocalEmbedder.TOKENIZER, Integer.MAX_VALUE, Integer.MAX_VALUE);
        WordPieces parts = new WordPieces(LocalEmbedder.TOKENIZER, 50, 100_000)) {
      WordPieces.Pieces expected = whole.of(text.toString(), Integer.MAX_VALUE);
      WordPieces.Pieces got = parts.of(text.toString(), Integer.MAX_VALUE);
      assertThat(expected.total()).isGreaterThan(1000);
      assertThat(got.total()).as("seed %d", seed).isEqualTo(expected.total());
      assertThat(got.ids()).as("seed %d", seed).isEqualTo(expected.ids());
    }
  }

  @Test
  void only_the_asked_number_of_pieces_is_kept_but_all_are_counted() {
    try (WordPieces pieces = new WordPieces(LocalEmbedder.TOKENIZER, 10, 100)) {
      WordPieces.Pieces got = pieces.of("one two three four five six seven eight nine", 4);
      assertThat(got.ids()).hasSize(4);
      assertThat(got.total()).isEqualTo(9);
    }
  }

  @Test
  void without_white_space_the_cut_falls_between_characters_never_inside_one() {
    try (WordPieces whole = new WordPieces(LocalEmbedder.TOKENIZER);
        WordPieces parts = new WordPieces(LocalEmbedder.TOKENIZER, 7, 11)) {
      String ideographs = "𠀀漢".repeat(50);
      assertThat(parts.of(ideographs, 1000).ids()).isEqualTo(whole.of(ideographs, 1000).ids());
      assertThat(whole.of(ideographs, 1000).total()).isEqualTo(100);
    }
  }

  @Test
  void a_word_that_a_part_halves_counts_once_more() {
    String word = "x".repeat(1000);
    try (WordPieces whole = new WordPieces(LocalEmbedder.TOKENIZER);
        WordPieces parts = new WordPieces(LocalEmbedder.TOKENIZER, 400, 500)) {
      assertThat(whole.of(word, 10).total()).isEqualTo(1);
      assertThat(parts.of(word, 10).total()).isEqualTo(2);
    }
  }
}
