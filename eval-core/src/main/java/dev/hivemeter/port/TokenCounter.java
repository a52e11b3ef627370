package dev.hivemeter.port;

/** Counts tokens, as some tokenizer cuts them. Safe for use by many threads. */
public interface TokenCounter {
  /** One token for every three bytes of UTF-8, begun ones whole: on the high side for English. */
  TokenCounter ROUGH =
      text -> (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 2) / 3;

  int count(String text);
}
