package dev.hivemeter.reports;

/**
 * A further page, of one prompt or of one model. Texts from outside have been through Plain.
 *
 * @param kind whose data the island holds: {@code prompt} or {@code model}
 * @param note what the page leaves out, or empty
 */
record Further(
    Assets assets,
    String kind,
    String run,
    String date,
    String version,
    String label,
    String heading,
    String how,
    String note,
    String island) {}
