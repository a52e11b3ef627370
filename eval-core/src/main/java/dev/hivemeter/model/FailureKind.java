package dev.hivemeter.model;

/** Why a call brought no reply, split by what the caller must do. */
public enum FailureKind {
  /** 408, 425, or no answer within the deadline. */
  TIMEOUT(true, false),
  /** Connection refused, reset, name not found. */
  CONNECTION(true, false),
  /** 429. */
  RATE_LIMIT(true, false),
  /** 5xx. */
  SERVER(true, false),
  /** A reply that is not the protocol's: truncated or foreign JSON, no choices. */
  MALFORMED(true, false),
  /** A body larger than the cap. */
  TOO_LARGE(false, false),
  /** 401 or 403: stops the model. */
  AUTH(false, true),
  /** Credit or quota used up: stops the model. */
  QUOTA(false, true),
  /** 404: model or path unknown; stops the model. */
  NOT_FOUND(false, true),
  /** Any other 4xx: this request will never work. */
  INVALID_REQUEST(false, false);

  private final boolean retryable;
  private final boolean stopsModel;

  FailureKind(boolean retryable, boolean stopsModel) {
    this.retryable = retryable;
    this.stopsModel = stopsModel;
  }

  /** Whether the same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }

  /** Whether every further call of the same model would fail alike. */
  public boolean stopsModel() {
    return stopsModel;
  }
}
