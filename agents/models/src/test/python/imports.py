"""Makes the small model files of src/test/resources/imports: python3 imports.py FOLDER, with torch, onnx and numpy.
The control plane has some of them as well, in control-plane/server/src/test/resources/imports.

Written with torch 1.13 and onnx 1.12; every weight is chosen here, so another version changes nothing but the wrapping.
"""
import sys
from pathlib import Path
from typing import Dict

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(sys.argv[1])


def without_paths(file):
    """Leaves out what TorchScript remembers of the Python files it came from; PyTorch reads it as before."""
    reader = torch._C.PyTorchFileReader(str(file))
    names = [name for name in reader.get_all_records() if not name.endswith(".debug_pkl")]
    records = {name: reader.get_record(name) for name in names}
    writer = torch._C.PyTorchFileWriter(str(file))
    for name, record in records.items():
        if name != "version":
            writer.write_record(name, record, len(record))
    writer.write_end_of_file()


class Linear(torch.nn.Module):
    """4 numbers to 3: the sum of the first two, of the last two, and the first less the last."""

    def __init__(self):
        super().__init__()
        self.dense = torch.nn.Linear(4, 3)
        with torch.no_grad():
            self.dense.weight.copy_(torch.tensor([[1.0, 1, 0, 0], [0, 0, 1, 1], [1, 0, 0, -1]]))
            self.dense.bias.copy_(torch.tensor([0.0, 0.5, 0.0]))

    def forward(self, x):
        return self.dense(x)


class Net(torch.nn.Module):
    """A hidden layer with dropout, which a training sees and a prediction does not."""

    def __init__(self, inputs: int, outputs: int):
        super().__init__()
        torch.manual_seed(1)
        self.hidden = torch.nn.Linear(inputs, 16)
        self.dropout = torch.nn.Dropout(0.1)
        self.out = torch.nn.Linear(16, outputs)

    def forward(self, x):
        return self.out(self.dropout(torch.tanh(self.hidden(x))))


class Two(torch.nn.Module):
    """No parameters, two inputs, a dictionary of outputs."""

    def forward(self, a, b) -> Dict[str, torch.Tensor]:
        return {"sum": a + b.to(torch.float32), "larger": a > b}


class Constant(torch.nn.Module):
    """Nothing to train."""

    def forward(self, x):
        return x.sum(1) * 2


class Files(torch.nn.Module):
    def forward(self, x):
        return x + torch.from_file("/etc/hostname", False, 1, dtype=torch.uint8)


torch.jit.trace(Linear().eval(), torch.zeros(1, 4)).save(FOLDER / "linear.pt")
torch.jit.script(Net(2, 1)).save(FOLDER / "regression.pt")
torch.jit.script(Net(2, 3)).save(FOLDER / "classification.pt")
torch.jit.script(Two()).save(FOLDER / "two.pt")
torch.jit.script(Constant()).save(FOLDER / "constant.pt")
torch.jit.script(Files()).save(FOLDER / "files.pt")
torch.save(Linear().state_dict(), FOLDER / "state.pt")
torch.save(Linear().state_dict(), FOLDER / "pickle.pt", _use_new_zipfile_serialization=False)
for module in FOLDER.glob("*.pt"):
    if module.name not in ("state.pt", "pickle.pt"):
        without_paths(module)


def save(name, nodes, inputs, outputs, weights=(), domains=("",)):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(weights))
    opsets = [helper.make_opsetid(domain, {"": 13, "ai.onnx.ml": 2}.get(domain, 1)) for domain in domains]
    model = helper.make_model(graph, opset_imports=opsets)
    model.ir_version = 7
    onnx.save(model, FOLDER / f"{name}.onnx")


def value(name, kind, *shape):
    return helper.make_tensor_value_info(name, kind, list(shape))


weight = numpy_helper.from_array(np.array([[1, 0], [1, 0], [0, 1], [0, 1]], np.float32), "weight")
save(
    "linear",
    [helper.make_node("MatMul", ["x", "weight"], ["y"])],
    [value("x", TensorProto.FLOAT, "rows", 4)],
    [value("y", TensorProto.FLOAT, "rows", 2)],
    [weight],
)
save(
    "mixed",
    [
        helper.make_node("Cast", ["count"], ["counted"], to=TensorProto.DOUBLE),
        helper.make_node("Add", ["price", "counted"], ["total"]),
        helper.make_node("Not", ["sold"], ["left"]),
        helper.make_node(
            "LabelEncoder", ["count"], ["word"], domain="ai.onnx.ml",
            keys_int64s=[1, 2], values_strings=["one", "two"], default_string="many",
        ),
        helper.make_node("Identity", ["note"], ["echo"]),
    ],
    [
        value("price", TensorProto.DOUBLE, "n"),
        value("count", TensorProto.INT64, "n"),
        value("sold", TensorProto.BOOL, "n"),
        value("note", TensorProto.STRING, "n"),
    ],
    [
        value("total", TensorProto.DOUBLE, "n"),
        value("left", TensorProto.BOOL, "n"),
        value("word", TensorProto.STRING, "n"),
        value("echo", TensorProto.STRING, "n"),
    ],
    domains=("", "ai.onnx.ml"),
)
save(
    "half",
    [helper.make_node("Identity", ["x"], ["y"])],
    [value("x", TensorProto.FLOAT16, "n", 2)],
    [value("y", TensorProto.FLOAT16, "n", 2)],
)
save(
    "operator",
    [helper.make_node("Sparkle", ["x"], ["y"], domain="com.example")],
    [value("x", TensorProto.FLOAT, "n", 2)],
    [value("y", TensorProto.FLOAT, "n", 2)],
    domains=("", "com.example"),
)
outside = numpy_helper.from_array(np.zeros((4, 2), np.float32), "weight")
outside.ClearField("raw_data")
outside.data_location = TensorProto.EXTERNAL
entry = outside.external_data.add()
entry.key, entry.value = "location", "weights.bin"
save(
    "external",
    [helper.make_node("MatMul", ["x", "weight"], ["y"])],
    [value("x", TensorProto.FLOAT, "rows", 4)],
    [value("y", TensorProto.FLOAT, "rows", 2)],
    [outside],
)
