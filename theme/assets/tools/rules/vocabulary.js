// What each size counts. A dimension's colour in site.css goes by its kind.

export const DIMENSIONS = ["time", "batch", "input", "hidden", "layers"];
export const KINDS = {
  seq_len: "time", batch_size: "batch", input_size: "input", hidden_size: "hidden", proj_size: "hidden",
  num_layers: "layers", num_directions: "layers",
};
