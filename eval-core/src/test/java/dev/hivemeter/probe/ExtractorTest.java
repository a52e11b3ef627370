package dev.hivemeter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.probe.ReplyCorpus.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExtractorTest {
  static List<Reply> replies() {
    return ReplyCorpus.read("replies.tsv");
  }

  @ParameterizedTest
  @MethodSource("replies")
  void a_reply_is_read_as_a_person_reads_it(Reply reply) {
    Extractor extractor = Extractor.of(ReplyCorpus.question(reply.question()));
    assertThat(ReplyCorpus.shown(extractor.read(reply.text()))).isEqualTo(reply.expected());
  }

  @Test
  void the_corpus_is_large() {
    assertThat(replies()).hasSizeGreaterThanOrEqualTo(150);
  }
}
