package io.perennial.sandbox.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The faults that wait for their calls. The first one planned that fits a call strikes it. */
public final class Faults {

  private final List<Planned> planned = new CopyOnWriteArrayList<>();

  /** Plans a fault for the next calls that match. */
  public Planned next(Predicate<Call> calls, int times, Fault fault) {
    Planned plan = new Planned(calls, times, fault);
    planned.add(plan);
    return plan;
  }

  /** Plans a fault for the next call that matches. */
  public Planned next(Predicate<Call> calls, Fault fault) {
    return next(calls, 1, fault);
  }

  /** Plans a fault for every call that matches, until {@link #clear}. */
  public Planned always(Predicate<Call> calls, Fault fault) {
    return next(calls, Integer.MAX_VALUE, fault);
  }

  /** Forgets all faults that have not struck. */
  public void clear() {
    planned.clear();
  }

  Answer around(Call call, Supplier<Answer> work) {
    for (Planned plan : planned) {
      if (plan.calls.test(call) && plan.take()) {
        return plan.fault.around(call, work);
      }
    }
    return work.get();
  }

  /** One planned fault. */
  public static final class Planned {

    private final Predicate<Call> calls;
    private final int times;
    private final Fault fault;
    private final AtomicInteger struck = new AtomicInteger();

    private Planned(Predicate<Call> calls, int times, Fault fault) {
      this.calls = calls;
      this.times = times;
      this.fault = fault;
    }

    /** How often it has struck. */
    public int struck() {
      return struck.get();
    }

    private boolean take() {
      return struck.getAndUpdate(count -> count < times ? count + 1 : count) < times;
    }
  }
}
