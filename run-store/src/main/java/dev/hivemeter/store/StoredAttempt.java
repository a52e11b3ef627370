package dev.hivemeter.store;

import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.CellKey;

/** A call that was made, and for which slot. */
public record StoredAttempt(CellKey cell, int sample, Attempt attempt) {}
