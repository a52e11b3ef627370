package dev.hivemeter.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run as a whole.
 *
 * @param name the study's name, or the import's
 * @param study the effective study file as YAML, keys named but never held; null for an import
 * @param toolVersion of the Hivemeter that wrote it last
 * @param created when the run directory was made
 * @param host operating system, Java and processor count, without a host name
 * @param seed of everything drawn at random
 */
public record RunInfo(
    String name,
    @Nullable String study,
    String toolVersion,
    Instant created,
    String host,
    long seed) {}
