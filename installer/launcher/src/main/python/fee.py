"""Makes the model that the demo imports: python3 fee.py FILE, with onnx and numpy.

A parcel's weight in kilograms and its way in kilometres to its fee: 3.20 + 0.90 a kilogram + 0.01 a kilometre.
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

graph = helper.make_graph(
    [
        helper.make_node("MatMul", ["parcel", "rates"], ["variable"]),
        helper.make_node("Add", ["variable", "base"], ["fee"]),
    ],
    "fee",
    [helper.make_tensor_value_info("parcel", TensorProto.FLOAT, ["batch", 2])],
    [helper.make_tensor_value_info("fee", TensorProto.FLOAT, ["batch", 1])],
    [
        numpy_helper.from_array(np.array([[0.9], [0.01]], dtype=np.float32), "rates"),
        numpy_helper.from_array(np.array([3.2], dtype=np.float32), "base"),
    ],
)
model = helper.make_model(graph, producer_name="fee.py", opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
onnx.checker.check_model(model)
onnx.save(model, sys.argv[1])
