import { expect, it } from 'vitest'
import { cropRows, fitWidth, scalePixels } from '../../source/picture/scale.ts'
import { quarters } from './made-pictures.ts'

it('a smaller picture keeps the colours of its parts', () => {
  const { rgba } = scalePixels(quarters(40, 40), { width: 2, height: 2 })
  expect([...rgba]).toEqual([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0])
})

it('what is clear lends no colour to what is not', () => {
  const { rgba } = scalePixels(quarters(40, 40), { width: 1, height: 1 })
  expect([...rgba]).toEqual([85, 85, 85, 191])
})

it('sizes that do not divide evenly lose no pixel', () => {
  const white = { width: 7, height: 5, rgba: new Uint8Array(7 * 5 * 4).fill(255) }
  expect([...scalePixels(white, { width: 3, height: 2 }).rgba]).toEqual(new Array(3 * 2 * 4).fill(255))
})

it('no picture is made larger', () => {
  expect(fitWidth({ width: 30, height: 20 }, 400)).toEqual({ width: 30, height: 20 })
  expect(fitWidth({ width: 3000, height: 1000 }, 300)).toEqual({ width: 300, height: 100 })
  expect(fitWidth({ width: 5000, height: 1 }, 10)).toEqual({ width: 10, height: 1 })
})

it('rows are cut out of a picture, and never beyond its end', () => {
  expect(cropRows(quarters(4, 10), 8, 5)).toMatchObject({ width: 4, height: 2 })
  expect([...cropRows(quarters(2, 2), 1, 1).rgba]).toEqual([0, 0, 255, 255, 0, 0, 0, 0])
})
