/** The worker's half of `in-worker.ts`: one picture after another, each answered under its number. */
import { parentPort } from 'node:worker_threads'
import { type PictureRoom, preparePicture } from './prepare.ts'

export type PictureJob = { readonly number: number; readonly bytes: Uint8Array; readonly room: PictureRoom }

parentPort?.on('message', ({ number, bytes, room }: PictureJob) => {
  preparePicture(bytes, room).then(
    prepared => parentPort?.postMessage({ number, prepared }),
    (error: unknown) =>
      parentPort?.postMessage({ number, error: error instanceof Error ? error.message : String(error) }),
  )
})
