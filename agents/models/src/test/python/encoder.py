"""Makes src/test/resources/encoders/tiny.pt: python3 encoder.py FOLDER, with torch.

An encoder of one layer with random weights, traced as the transformers library's are; its tokenizer is TinyEncoder's.
"""
import sys
from pathlib import Path

import torch

WORDS, POSITIONS, DIMENSIONS = 64, 64, 32


class Encoder(torch.nn.Module):
    def __init__(self):
        super().__init__()
        torch.manual_seed(5)
        self.words = torch.nn.Embedding(WORDS, DIMENSIONS)
        self.positions = torch.nn.Embedding(POSITIONS, DIMENSIONS)
        self.query = torch.nn.Linear(DIMENSIONS, DIMENSIONS)
        self.key = torch.nn.Linear(DIMENSIONS, DIMENSIONS)
        self.value = torch.nn.Linear(DIMENSIONS, DIMENSIONS)
        self.norm = torch.nn.LayerNorm(DIMENSIONS)
        self.up = torch.nn.Linear(DIMENSIONS, DIMENSIONS)
        self.out = torch.nn.LayerNorm(DIMENSIONS)

    def forward(self, input_ids, attention_mask):
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        x = self.words(input_ids) + self.positions(places)
        scores = self.query(x) @ self.key(x).transpose(1, 2) / DIMENSIONS**0.5
        scores = scores + (attention_mask.unsqueeze(1).to(torch.float32) - 1) * 1e4
        x = self.norm(x + torch.softmax(scores, 2) @ self.value(x))
        hidden = self.out(x + torch.relu(self.up(x)))
        return hidden, torch.tanh(hidden[:, 0])


example = (torch.ones(2, 5, dtype=torch.int64), torch.ones(2, 5, dtype=torch.int64))
torch.jit.trace(Encoder().eval(), example).save(Path(sys.argv[1]) / "tiny.pt")
