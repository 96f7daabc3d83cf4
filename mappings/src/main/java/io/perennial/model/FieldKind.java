package io.perennial.model;

/** What a canonical field holds, and which Java type carries it. */
public enum FieldKind {
  /** {@link String}, never blank. */
  TEXT,
  /** {@link java.util.List} of {@link String}, for example e-mail domains. */
  TEXTS,
  /** {@link Long}. */
  INTEGER,
  /** {@link java.math.BigDecimal}. */
  NUMBER,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@link java.time.LocalDate}. */
  DATE,
  /** {@link java.time.Instant}. */
  INSTANT,
  /** {@link Money}. */
  MONEY,
  /** {@link java.util.List} of {@link java.util.Map}: parts that live and die with their record. */
  PARTS
}
