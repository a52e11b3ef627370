package dev.hivemeter.cli;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Logprobs;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Part;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.text.Reasoning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a call, without keys. What holds none is equal to what it was, to the last unit.
 */
record Redaction(Secrets secrets) {

  Outcome outcome(Outcome outcome) {
    if (outcome instanceof Outcome.Answered a) return new Outcome.Answered(text(a.text()), a.cut());
    if (outcome instanceof Outcome.Refused r) return new Outcome.Refused(optionalText(r.text()));
    if (outcome instanceof Outcome.Filtered f) return new Outcome.Filtered(optionalText(f.text()));
    if (outcome instanceof Outcome.Unparsed u) return new Outcome.Unparsed(text(u.text()), u.cut());
    if (outcome instanceof Outcome.Failed f)
      return new Outcome.Failed(f.kind(), f.status(), secrets.redact(f.message()));
    return outcome;
  }

  List<Part> parts(List<Part> parts) {
    return parts.stream().map(p -> new Part(text(p.text()), p.probability(), p.cut())).toList();
  }

  Provenance provenance(Provenance p) {
    return new Provenance(
        p.usage(),
        optional(p.finishReason()),
        optional(p.responseModel()),
        optional(p.fingerprint()),
        optional(p.requestId()),
        p.seed(),
        p.latencyMillis(),
        p.at());
  }

  Aside aside(Aside aside) {
    Logprobs l = aside.logprobs();
    return new Aside(optionalText(aside.reasoning()), l == null ? null : logprobs(l));
  }

  /** A key may come as several tokens, none of which is the key; all of them are masked. */
  private Logprobs logprobs(Logprobs l) {
    StringBuilder whole = new StringBuilder();
    l.tokens().forEach(t -> whole.append(t.text()));
    List<Secrets.Place> places = secrets.placesInAnswer(whole.toString());
    List<Logprobs.Token> clean = new ArrayList<>();
    int at = 0;
    for (Logprobs.Token t : l.tokens()) {
      int from = at;
      int to = at + t.text().length();
      boolean masked = places.stream().anyMatch(p -> p.from() < to && from < p.to());
      clean.add(token(t, masked));
      at = to;
    }
    return new Logprobs(clean, l.counted());
  }

  private Logprobs.Token token(Logprobs.Token t, boolean masked) {
    List<Logprobs.Alternative> top = new ArrayList<>();
    for (Logprobs.Alternative a : t.top())
      top.add(
          new Logprobs.Alternative(
              masked && a.text().equals(t.text()) ? Secrets.MASK : secrets.redactAnswer(a.text()),
              a.logprob()));
    return new Logprobs.Token(
        masked ? Secrets.MASK : secrets.redactAnswer(t.text()), t.logprob(), top);
  }

  private @Nullable String optional(@Nullable String text) {
    return text == null ? null : secrets.redact(text);
  }

  private @Nullable String optionalText(@Nullable String text) {
    return text == null ? null : text(text);
  }

  /**
   * What a model wrote. A key that only appears when reasoning is taken out takes the reasoning
   * along.
   */
  private String text(String text) {
    if (secrets.areNoneForAnswers()) return text;
    String clean = secrets.redactAnswer(text);
    if (clean.indexOf('<') < 0 && clean.indexOf('[') < 0) return clean;
    String measured = Reasoning.strip(clean);
    return secrets.placesInAnswer(measured).isEmpty() ? clean : secrets.redactAnswer(measured);
  }
}
