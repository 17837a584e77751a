// A pipe for frames to a native process of ours: each frame after its length, as a `u32`, on its stdin and stdout.

import { spawn } from 'node:child_process';

import { connect } from '../../../interop-runtime/js/remote/connect.js';

/** @param {string[]} [args] @returns a pipe as js/remote/connection.js describes it, and the process */
export function openPipe(args = []) {
  const child = spawn(process.env.INTEROP_STDIO, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const said = [];
  child.stderr.on('data', (data) => said.push(String(data)));
  let open = true;
  const pipe = {
    child,
    /** What it wrote to stderr. */
    said,
    onmessage: undefined,
    onclose: undefined,
    send(frame) {
      const length = new Uint8Array(new Uint32Array([frame.length]).buffer);
      if (open) child.stdin.write(Buffer.concat([length, frame]));
    },
    close() {
      open = false;
      child.stdin.end();
    },
  };
  child.stdin.on('error', () => {}); // it has ended, and `close` tells
  child.on('error', (error) => pipe.onclose?.(String(error)));
  child.on('close', (code) => {
    open = false;
    pipe.onclose?.(`the process ended with ${code}`);
  });
  splitFrames(child.stdout, (frame) => pipe.onmessage?.(frame));
  return pipe;
}

/** Puts the frames together again, each in a buffer of its own. */
function splitFrames(stream, onframe) {
  const header = new Uint8Array(4);
  let frame = header;
  let filled = 0;
  stream.on('data', (data) => {
    for (let at = 0; at < data.length;) {
      const count = Math.min(frame.length - filled, data.length - at);
      frame.set(data.subarray(at, at + count), filled);
      at += count;
      filled += count;
      if (filled < frame.length) continue;
      filled = 0;
      if (frame === header) {
        frame = new Uint8Array(new DataView(header.buffer).getUint32(0, true));
      } else {
        const { buffer } = frame;
        frame = header;
        onframe(buffer);
      }
    }
  });
}

/** The test application in a process of its own. */
export async function connectStdio(args) {
  const pipe = openPipe(args);
  return { rust: await connect(pipe), pipe };
}
