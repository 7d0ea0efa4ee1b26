import type { Screen } from '../../screen.ts'
import type { PicturesPlace } from '../../want-picture.ts'
import { placedPicture } from './lines.ts'
import { openPictures, type PicturesState, picturesWants, placeOfPictures, updatePictures } from './state.ts'
import { PicturesView } from './view.tsx'

export const picturesScreen: Screen<PicturesState, PicturesPlace> = {
  open: openPictures,
  update: updatePictures,
  wants: picturesWants,
  scope: () => 'pictures',
  title: (state, env) => ({ where: [state.title, env.translate('pictures.title')], right: '' }),
  place: placeOfPictures,
  placed: placedPicture,
  View: PicturesView,
}
