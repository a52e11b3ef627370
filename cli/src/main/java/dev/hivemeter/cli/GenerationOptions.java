package dev.hivemeter.cli;

/**
 * How a generation is watched and paid.
 *
 * @param prices of its models
 * @param json whether its events go to standard output, one JSON object a line
 * @param again the command that continues it
 */
record GenerationOptions(StudyPrices prices, boolean json, Again again) {}
