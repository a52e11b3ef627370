package dev.hivemeter.reports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the template prints, in its order. Texts from outside have been through Plain.
 *
 * @param open whether there is anything to say of open-ended prompts
 */
record Page(
    boolean open,
    boolean severalSettings,
    Assets assets,
    String island,
    String title,
    String run,
    String date,
    String version,
    String lead,
    Asked asked,
    List<Card> cards,
    List<String> cautions,
    List<HeatFigure> ranges,
    @Nullable CurveView curves,
    @Nullable CurveView profile,
    @Nullable DataTable profileTable,
    List<MatrixView> between,
    DataTable pairs,
    List<DataTable> together,
    @Nullable CurveView sources,
    List<DataTable> sourcesTable,
    @Nullable Drawn lexical,
    List<DataTable> wording,
    List<Phrase> phrases,
    List<DataTable> elicitations,
    @Nullable Drawn quality,
    DataTable flags,
    Held held,
    List<Drawn> probes,
    @Nullable Drawn nulls,
    List<DataTable> references,
    List<DataTable> meaning,
    DataTable outcomes,
    List<Endpoint> endpoints,
    String leftOut,
    List<String> methods,
    Citation citation,
    List<Glossary.Entry> glossary,
    @Nullable String study) {

  /** A place of the page that its contents name. */
  record Place(String id, String label) {}

  /** What the page has, in its order. */
  List<Place> contents() {
    List<Place> all = new ArrayList<>();
    if (open) {
      all.add(new Place("ranges", "Own answers"));
      if (curves != null) all.add(new Place("curves", "Temperature"));
      if (profile != null) all.add(new Place("along", "Along the answer"));
      all.add(new Place("between", "Between models"));
      if (!sourcesTable.isEmpty()) all.add(new Place("sources", "Nearest answers"));
      all.add(new Place("lexical", "Wording"));
      if (!phrases.isEmpty()) all.add(new Place("phrases", "Shared phrases"));
      all.add(new Place("explore", "Prompt by prompt"));
      if (!elicitations.isEmpty()) all.add(new Place("elicitation", "Asked differently"));
      all.add(new Place("quality", "Sense"));
    }
    if (held.hasProbes()) all.add(new Place("probes", "Probes"));
    if (held.hasControls()) all.add(new Place("controls", "Controls"));
    if (open) {
      all.add(new Place("references", "Nulls"));
      all.add(new Place("meaning", "More measures"));
    }
    all.add(new Place("outcomes", "What came back"));
    all.add(new Place("methods", "Methods"));
    all.add(new Place("glossary", "Glossary"));
    return all;
  }
}
