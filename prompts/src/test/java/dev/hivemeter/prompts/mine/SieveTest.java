package dev.hivemeter.prompts.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.prompts.mine.Sieve.Rules;
import dev.hivemeter.prompts.mine.Sieve.Sieved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SieveTest {
  private static final Rules USUAL = new Rules("en", 15, 200, 1000, 1);

  private static LoggedQuery english(long row, @Nullable String text) {
    return new LoggedQuery(row, text, "English", false, false);
  }

  private static Sieved sieved(Rules rules, List<LoggedQuery> log) {
    Sieve sieve =
        new Sieve(
            rules,
            () -> {
              throw new IllegalStateException("the log says every language");
            });
    log.forEach(sieve::add);
    return sieve.finish();
  }

  @Test
  void every_row_is_counted_once_under_its_first_reason() {
    Sieved s =
        sieved(
            USUAL,
            List.of(
                english(1, "what makes a good neighbour"),
                english(2, null),
                new LoggedQuery(3, "something vile and long enough", "English", true, false),
                new LoggedQuery(4, "was macht einen guten Nachbarn aus", "German", false, false),
                english(5, "hi there"),
                english(6, "x ".repeat(101)),
                english(7, "write to anna.b@example.org and say sorry"),
                new LoggedQuery(8, "tell my friend that I am sorry", "English", false, true),
                english(9, "  What makes a GOOD neighbour "),
                english(10, "what makes a good neighbour, then"),
                english(11, "name a boat for two old sailors")));
    assertThat(s.read()).isEqualTo(11);
    assertThat(s.dropped().values()).containsExactly(1L, 1L, 1L, 1L, 1L, 2L, 1L, 0L, 1L);
    assertThat(s.left())
        .extracting(Candidate::text)
        .containsExactly("what makes a good neighbour", "name a boat for two old sailors");
    assertThat(s.left()).extracting(Candidate::language).containsOnly("en");
    assertThat(s.dropped().values().stream().mapToLong(n -> n).sum() + s.left().size())
        .isEqualTo(s.read());
  }

  @Test
  void lengths_are_counted_in_characters_and_both_ends_are_allowed() {
    Rules five = new Rules("any", 5, 7, 10, 1);
    Sieved s =
        sieved(
            five,
            List.of(
                english(1, "abcd"),
                english(2, "abcde"),
                english(3, "1234567"),
                english(4, "12345678"),
                english(5, "\uD83D\uDE00".repeat(5))));
    assertThat(s.left()).extracting(Candidate::row).containsExactly(2L, 3L, 5L);
    assertThat(s.dropped()).containsEntry(Drop.SHORT, 1L).containsEntry(Drop.LONG, 1L);
  }

  @Test
  void a_sample_does_not_depend_on_the_logs_order() {
    List<LoggedQuery> log = new ArrayList<>();
    for (int i = 0; i < 500; i++) log.add(english(i, "alpha" + i + " beta" + i + " gamma" + i));
    Rules few = new Rules("en", 1, 200, 40, 7);
    Sieved first = sieved(few, log);
    Collections.shuffle(log, new Random(3));
    Sieved second = sieved(few, log);
    assertThat(first.left()).hasSize(40);
    assertThat(second.left()).isEqualTo(first.left());
    assertThat(first.dropped()).containsEntry(Drop.NOT_DRAWN, 460L);
    assertThat(sieved(new Rules("en", 1, 200, 40, 8), log).left()).isNotEqualTo(first.left());
  }

  @Test
  void a_larger_sample_holds_the_smaller_one() {
    List<LoggedQuery> log = new ArrayList<>();
    for (int i = 0; i < 300; i++) log.add(english(i, "alpha" + i + " beta" + i + " gamma" + i));
    assertThat(sieved(new Rules("en", 1, 200, 60, 1), log).left())
        .containsAll(sieved(new Rules("en", 1, 200, 20, 1), log).left());
  }

  @Test
  void a_sample_is_drawn_evenly() {
    int[] drawn = new int[10];
    for (int seed = 0; seed < 400; seed++) {
      List<LoggedQuery> log = new ArrayList<>();
      for (int i = 0; i < 10; i++) log.add(english(i, "word" + i));
      for (Candidate c : sieved(new Rules("en", 1, 99, 3, seed), log).left())
        drawn[(int) c.row()]++;
    }
    // 400 draws at 3 of 10: mean 120, sd 9.2; five of those are never reached by chance alone.
    for (int n : drawn) assertThat(n).isBetween(74, 166);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail me at jo.smith@mail.example.com please",
        "mail me at jo (at) example.com please",
        "call +44 20 7946 0958 and ask",
        "my number is 0171-555-0199-22",
        "card 4111 1111 1111 1111 was refused",
        "pay to DE89 3704 0044 0532 0130 00 today",
        "my key is sk-proj-abcdEFGH1234abcdEFGH",
        "AKIAABCDEFGHIJKLMNOP is not working",
        "ghp_abcdefghijklmnopqrstuvwx0123 denied",
        "token eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0 expired",
        "-----BEGIN RSA PRIVATE KEY----- help",
        "hash 5f4dcc3b5aa765d61d8327deb882cf99 of what",
        "clone https://me:secret@git.example.com/x",
        "write to <PRESIDIO_ANONYMIZED_PERSON> for me",
      })
  void what_may_be_private_is_left_out(String text) {
    assertThat(PrivateMarks.in(text)).isTrue();
    assertThat(sieved(USUAL, List.of(english(1, text))).dropped()).containsEntry(Drop.PRIVATE, 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what happened in 1989 and 1990",
        "how far is 384400 km in miles",
        "ideas for a party @ the beach",
        "write a 500-word story about 2 cats and 12 dogs",
        "is 3.14159265358979 really pi",
        "internationalisation of counterrevolutionaries",
        "compare windows 10, 11 and ubuntu 22.04",
        "meet at 10:30 on 12/05/2024?",
      })
  void ordinary_numbers_and_signs_are_not_private(String text) {
    assertThat(PrivateMarks.in(text)).isFalse();
  }

  @Test
  void languages_go_by_many_names() {
    for (String name : List.of("en", "eng", "English", "ENGLISH", "en-US", "en_GB"))
      assertThat(Language.named(name)).contains(new Language("en"));
    assertThat(Language.named("Chinese")).contains(new Language("zh"));
    assertThat(Language.named("zh-Hans")).contains(new Language("zh"));
    assertThat(Language.named("cmn")).contains(new Language("zh"));
    assertThat(Language.named("Klingonese")).isEmpty();
    assertThat(Language.named("")).isEmpty();
    assertThatThrownBy(() -> Language.required("Englisch"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean 'english'")
        .hasMessageContaining("or any");
  }

  @Test
  void without_a_filter_the_language_is_what_the_log_says() {
    Sieved s =
        sieved(
            new Rules("any", 1, 99, 10, 1),
            List.of(
                new LoggedQuery(1, "was nun", "German", false, false),
                new LoggedQuery(2, "quoi", null, false, false),
                new LoggedQuery(3, "hm hm hm", "?", false, false)));
    assertThat(s.left()).extracting(Candidate::language).containsExactly("de", "und", "und");
  }

  @Test
  void where_the_log_does_not_say_the_language_is_detected() {
    Sieve sieve = new Sieve(USUAL, LanguageDetector::open);
    String[] texts = {
      "what should i cook for my parents tonight",
      "schreib mir ein kurzes Gedicht über den Herbst",
      "escribe una historia corta sobre un perro perdido",
      "напиши короткую историю о потерянной собаке",
      "12345 67890 !!! ???? -- 42",
    };
    for (int i = 0; i < texts.length; i++)
      sieve.add(new LoggedQuery(i + 1, texts[i], null, false, false));
    Sieved s = sieve.finish();
    assertThat(s.left()).extracting(Candidate::row).containsExactly(1L);
    assertThat(s.dropped()).containsEntry(Drop.LANGUAGE, 4L);
  }

  @Test
  void most_of_the_shipped_english_is_told_as_english() {
    LanguageDetector detector = LanguageDetector.open();
    Language english = new Language("en");
    List<Labelled> long15 =
        Labelled.shipped().stream().filter(l -> l.text().length() >= 15).toList();
    long told =
        long15.stream()
            .filter(l -> detector.of(l.text(), english).equals(java.util.Optional.of(english)))
            .count();
    assertThat((double) told / long15.size()).isGreaterThan(0.9);
  }

  @Test
  void rules_that_let_nothing_through_are_refused() {
    assertThatThrownBy(() -> new Rules("en", 0, 10, 10, 1)).hasMessageContaining("--min-chars 0");
    assertThatThrownBy(() -> new Rules("en", 20, 10, 10, 1)).hasMessageContaining("--max-chars 10");
    assertThatThrownBy(() -> new Rules("en", 1, 10, 0, 1)).hasMessageContaining("--sample 0");
    assertThatThrownBy(() -> new Rules("en", 1, 10, 100_001, 1))
        .hasMessageContaining("into a run of its own");
  }

  @Test
  void a_set_of_numbers_knows_what_it_has_seen() {
    LongSet set = new LongSet();
    Random random = new Random(5);
    List<Long> numbers = new ArrayList<>(List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
    for (int i = 0; i < 50_000; i++) numbers.add(random.nextLong());
    for (long n : numbers) assertThat(set.add(n)).isTrue();
    for (long n : numbers) assertThat(set.add(n)).isFalse();
  }
}
