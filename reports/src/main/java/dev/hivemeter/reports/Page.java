package dev.hivemeter.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the template prints, in its order. Texts from outside have been through Plain.
 *
 * @param open whether there is anything to say of open-ended prompts
 */
record Page(
    boolean open,
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
    List<HeatFigure> between,
    DataTable pairs,
    List<DataTable> references,
    List<DataTable> allModels,
    List<Phrase> phrases,
    List<DataTable> meaning,
    List<DataTable> wording,
    List<DataTable> elicitations,
    Held held,
    DataTable quality,
    DataTable outcomes,
    List<Endpoint> endpoints,
    String leftOut,
    List<String> methods,
    List<Glossary.Entry> glossary,
    @Nullable String study) {}
