// Before every shader, after the #version line. Samplers are highp: at ES's default of lowp, llvmpipe leaves its fast path.
precision highp float;
precision highp int;
precision highp sampler2D;
