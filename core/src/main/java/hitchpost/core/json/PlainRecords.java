package hitchpost.core.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleModule;

/**
 * Has Jackson make records by plain reflection. Method handles, its own way, cost a start some tens
 * of milliseconds for classes that no start-up cache keeps.
 */
public final class PlainRecords extends SimpleModule {
  private static final long serialVersionUID = 1L;

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addValueInstantiators(new OfRecords());
  }

  private static final class OfRecords extends ValueInstantiators.Base {
    @Override
    public ValueInstantiator modifyValueInstantiator(
        DeserializationConfig config,
        BeanDescription.Supplier type,
        ValueInstantiator instantiator) {
      return type.getBeanClass().isRecord()
              && instantiator instanceof StdValueInstantiator usual
              && usual.canCreateFromObjectWith()
          ? new ByConstructor(usual)
          : instantiator;
    }
  }

  private static final class ByConstructor extends StdValueInstantiator {
    ByConstructor(StdValueInstantiator usual) {
      super(usual);
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] values) {
      Constructor<?> constructor = (Constructor<?>) _withArgsCreator.getAnnotated();
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException refused) {
        return context.handleInstantiationProblem(
            _valueClass, values, rewrapCtorProblem(context, refused.getCause()));
      } catch (ReflectiveOperationException unreachable) {
        throw new IllegalStateException(_valueClass + " must be public", unreachable);
      }
    }
  }
}
