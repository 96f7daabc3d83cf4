package io.perennial.sandbox.salesforce.tooling;

import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.sandbox.world.Shelf;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records that follow from the schema alone: made when first asked for after each change of it. */
final class OfSchema implements Supplier<Shelf> {

  private final Schema schema;
  private final Supplier<Shelf> maker;
  private volatile @Nullable Made made;

  OfSchema(Schema schema, Supplier<Shelf> maker) {
    this.schema = schema;
    this.maker = maker;
  }

  private record Made(Instant of, Shelf shelf) {}

  @Override
  public Shelf get() {
    Instant changedAt = schema.changedAt();
    Made last = made;
    if (last == null || !last.of.equals(changedAt)) {
      last = new Made(changedAt, maker.get());
      made = last;
    }
    return last.shelf;
  }
}
