# SPDX-License-Identifier: Apache-2.0
"""Writes the state dicts beside it, each with an input and what PyTorch computes of it."""

import torch
from safetensors.torch import save_file
from torch import nn


class BasicBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)

    def forward(self, x):
        y = torch.relu(self.bn1(self.conv1(x)))
        return torch.relu(x + self.bn2(self.conv2(y)))


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(6)
        self.layer1 = nn.Sequential(BasicBlock(6), BasicBlock(6), BasicBlock(6))
        self.fc = nn.Linear(6 * 2 * 3, 5)

    def forward(self, x):
        x = self.layer1(torch.relu(self.bn1(self.conv1(x))))
        return self.fc(torch.flatten(nn.functional.max_pool2d(x, 2), 1))


class Sentence(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 4)
        self.norm = nn.RMSNorm(4, eps=1e-6)
        self.conv = nn.Conv1d(4, 8, 3, padding=1, groups=2)
        self.groups = nn.GroupNorm(2, 8)
        self.slopes = nn.PReLU(8)
        self.layer_norm = nn.LayerNorm(8)
        self.one_slope = nn.PReLU()
        self.head = nn.Linear(8, 2)

    def forward(self, x):
        x = self.norm(self.embedding(x)).transpose(1, 2)
        x = self.slopes(self.groups(self.conv(x))).transpose(1, 2)
        return self.head(self.one_slope(self.layer_norm(x)))


# The generator of a DCGAN, as in PyTorch's tutorial, but small.
dcgan = nn.Sequential(
    nn.ConvTranspose2d(7, 8, 4, 1, 0, bias=False),
    nn.BatchNorm2d(8),
    nn.ReLU(True),
    nn.ConvTranspose2d(8, 6, 4, 2, 1, bias=False),
    nn.BatchNorm2d(6),
    nn.ReLU(True),
    nn.ConvTranspose2d(6, 6, 4, 2, 1, bias=False),
    nn.BatchNorm2d(6),
    nn.ReLU(True),
    nn.ConvTranspose2d(6, 6, 4, 2, 1, bias=False),
    nn.BatchNorm2d(6),
    nn.ReLU(True),
    nn.ConvTranspose2d(6, 1, 3, 1, 1),
    nn.Tanh(),
)


def save(name, model, given):
    torch.manual_seed(len(name))
    for tensor in model.state_dict().values():
        if tensor.dtype == torch.float32:
            tensor.copy_(torch.rand_like(tensor) + 0.5 if tensor.ndim == 1 else torch.randn_like(tensor) * 0.15)
    with torch.no_grad():
        output = model.eval()(given)
    last = (0, *range(2, output.ndim), 1) if output.ndim == 4 else tuple(range(output.ndim))
    save_file(
        {
            **model.state_dict(prefix="model."),
            "input": given.float().permute(0, 2, 3, 1).contiguous() if given.ndim == 4 else given.float(),
            "output": output.permute(last).contiguous(),
        },
        name + ".safetensors",
    )


torch.manual_seed(1)
save("dcgan", dcgan, torch.randn(2, 7, 1, 1))
save("resnet", ResNet(), torch.randn(2, 3, 4, 6))
save("sentence", Sentence(), torch.randint(0, 11, (2, 9)))
