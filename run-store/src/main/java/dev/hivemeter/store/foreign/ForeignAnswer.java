package dev.hivemeter.store.foreign;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sampling;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer in a file of another tool.
 *
 * @param where it stands, for messages
 * @param promptId null where a prompt is known by its text
 * @param model as the file names it; null where it does not
 * @param stop strings at which the model stopped
 * @param sample its index; null where the order of the answers tells it
 * @param planned how many samples were asked for; 0 where the file does not say
 * @param extra what means nothing here, kept with the answer
 */
public record ForeignAnswer(
    String where,
    @Nullable String promptId,
    Asked asked,
    @Nullable String model,
    Sampling sampling,
    List<String> stop,
    @Nullable Integer sample,
    int planned,
    Outcome outcome,
    Provenance provenance,
    Map<String, String> extra,
    Aside aside) {}
