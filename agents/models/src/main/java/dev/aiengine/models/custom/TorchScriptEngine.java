package dev.aiengine.models.custom;

import dev.aiengine.models.tensor.NamedTensor;
import dev.aiengine.models.tensor.Tensor;
import dev.aiengine.models.torchscript.TorchScript;
import java.util.Comparator;
import java.util.List;

/** TorchScript by PyTorch. */
record TorchScriptEngine(TorchScript module) implements Engine {

    @Override
    public List<NamedTensor> run(List<Tensor> inputs) {
        List<NamedTensor> outputs = module.run(inputs);
        boolean dictionary = outputs.stream().allMatch(output -> output.name() != null);
        // A dictionary comes in no order of its own
        return dictionary
                ? outputs.stream()
                        .sorted(Comparator.comparing(output -> String.valueOf(output.name())))
                        .toList()
                : outputs;
    }

    @Override
    public void close() {
        module.close();
    }
}
