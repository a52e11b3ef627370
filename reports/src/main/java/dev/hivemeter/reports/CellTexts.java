package dev.hivemeter.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.text.Reasoning;
import java.io.IOException;
import java.util.List;

/** Writes the answers of cells as far as an amount allows, and knows what it left out. */
final class CellTexts {
  private final RunReader run;
  private final Limits.Amount amount;
  private long cells;
  private long left;
  private long shown;
  private long held;
  private boolean shortened;

  /**
   * @param cells how many share the amount
   */
  CellTexts(RunReader run, Limits.Amount amount, long cells) {
    this.run = run;
    this.amount = amount;
    this.cells = cells;
    this.left = amount.totalChars();
  }

  long shown() {
    return shown;
  }

  long held() {
    return held;
  }

  boolean shortened() {
    return shortened;
  }

  /**
   * {of: samples held, planned, o: counts by outcome, a: [[index, outcome, cut, text, left out, and
   * where reasoning was taken out: the text as it came, left out]]}.
   */
  void write(JsonGenerator j, StoredCell cell) throws IOException {
    long budget = left / Math.max(1, cells);
    List<Sample> samples = run.plannedSamples(cell);
    held += samples.size();
    long used = 0;
    j.writeStartObject();
    j.writeNumberField("of", samples.size());
    j.writeNumberField("planned", cell.planned());
    j.writeArrayFieldStart("o");
    for (String o : Tables.OUTCOMES)
      j.writeNumber(samples.stream().filter(s -> s.outcome().name().equals(o)).count());
    j.writeEndArray();
    j.writeArrayFieldStart("a");
    int n = 0;
    for (Sample s : samples) {
      if (n >= amount.answersPerCell() || (n > 0 && used >= budget)) break;
      used += sample(j, s);
      n++;
      shown++;
    }
    j.writeEndArray();
    j.writeEndObject();
    cells--;
    left -= used;
  }

  /** A list of answers is written whole, as it came. */
  private long sample(JsonGenerator j, Sample s) throws IOException {
    Outcome o = s.outcome();
    String raw = text(o);
    String measured =
        o instanceof Outcome.Answered || o instanceof Outcome.Unparsed ? Reasoning.strip(raw) : raw;
    j.writeStartArray();
    j.writeNumber(s.index() + 1);
    j.writeNumber(Tables.OUTCOMES.indexOf(o.name()));
    j.writeBoolean(o instanceof Outcome.Answered a && a.cut());
    long used = text(j, measured);
    if (!measured.equals(raw)) used += text(j, raw);
    j.writeEndArray();
    return used + 24;
  }

  private long text(JsonGenerator j, String text) throws IOException {
    Shortened kept = Shortened.to(amount.charsPerAnswer(), text);
    if (kept.left() > 0) shortened = true;
    j.writeString(Plain.of(kept.text()));
    j.writeNumber(kept.left());
    return kept.text().length();
  }

  /** What there is to read of an outcome. */
  static String text(Outcome o) {
    if (o instanceof Outcome.Answered a) return a.text();
    if (o instanceof Outcome.Unparsed u) return u.text();
    if (o instanceof Outcome.Refused r) return r.text() == null ? "" : r.text();
    if (o instanceof Outcome.Filtered f) return f.text() == null ? "" : f.text();
    if (o instanceof Outcome.Failed f)
      return Words.failure(f.kind())
          + (f.status() > 0 ? ", HTTP " + f.status() : "")
          + ": "
          + f.message();
    return "";
  }
}
