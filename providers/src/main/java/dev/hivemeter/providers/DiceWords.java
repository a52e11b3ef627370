package dev.hivemeter.providers;

import java.util.List;

/** What {@code control:dice} throws: plain English words of all kinds, each once. */
final class DiceWords {
  static final List<String> LIST =
      List.of(
          """
          above acorn across add after again album alley almost along already always amber
          among anchor ancient ankle apple apron around arrow atlas autumn away awkward axle
          bacon badge bake baker balance balcony ballad bamboo banjo barley basket beacon
          because beetle before behind bellows below bend beneath berry beside between beyond
          bishop bitter blanket blink blossom boil borrow bottle bounce bow bracket branch
          brave breeze bridge brisk broad bronze brush bucket buffalo build bundle burn bury
          but butter button cabin cable cactus calm camel candle canoe canyon carbon careful
          carpet carry carve castle catch cattle ceiling cellar cement cereal chalk channel
          chapel chase cheap cherry chew chimney choose circle citrus clarinet clay clever
          cliff climb clock close cloud clover coach cobalt coconut cold collar collect comb
          comet compass cook copper coral cotton couch count cousin crater crawl cricket
          crooked cross cruel cry crystal cupboard curious curtain cushion cut cylinder dagger
          dairy daisy damp dance dark deep delta desert diamond dig dinner dip distant dive
          divide dolphin donkey down drag dragon draw drawer dream drift drink drive drizzle
          drop drum during dusty eager eagle early earn echo eclipse either elbow elder else
          ember emerald empty engine enough enter envelope even evening ever everywhere except
          fabric faint falcon fall far fasten feather feed fence fennel ferry fetch fiddle
          fields fierce fill find finger fix flannel flask flat float flour flute fold follow
          for forest forward fossil fountain fox fragile freckle freeze from frost funnel
          galaxy garden garlic gather gazelle gentle giant ginger glacier glass glide globe
          gloomy glove goblet golden granite grape grave gravel green grind grow guess guitar
          gully hammer hammock hang happy harvest hazel hear heather heavy hedge helmet help
          here heron hidden hide hinge hold hollow honest honey hop horizon hornet hotel how
          hum humble hunt iceberg icy idle if igloo indigo ink insect inside into iron island
          ivory jacket jaguar jasmine jelly jersey jewel jigsaw join jolly journal jump jungle
          kayak keen keep kernel kettle kitchen kite kneel knit knock knuckle ladder lagoon
          lantern large later lattice laugh laundry lava lazy lead lean leap learn leather
          leave lemon lend lentil less letter lichen lift lilac listen lively lizard load
          lobster locket lonely lose loud lucky lumber magnet mango mantle maple marble market
          maybe meadow measure medal mellow melon melt mend mercury meteor mighty mirror
          mitten mix modest monsoon more morning mortar mosaic most motor mountain move mural
          muscle mustard napkin narrow near needle nettle never next nickel noble noodle
          nowhere nutmeg oasis oat ocean odd often olive once onion only opal open or orbit
          orchard orchid organ other otter out outside oven over oyster pack paddle paint
          palace pale panther paper parade parcel pass paste pasture patient patrol pause
          peanut pebble peel pelican pencil pepper perfume perhaps piano pigeon pillow pirate
          pistol plain planet plant plaster play plaza plum pocket point polish polite pony
          poppy porch potato pour powder prairie pray press print prism proud puddle pull
          pulley pumpkin puppet push pyramid quarry quartz quick quiet quilt quite quiver
          rabbit radish raft railway raisin rapid rare rather ravine read repair rest return
          ribbon ride ring rise river robin rocket roll rooster rope rough round row rub
          rubber ruby rudder run rusty sacred saddle saffron sail sailor salmon salty sandal
          satin saucer save scarf scatter school scissors scrape sculptor seagull search seed
          seldom sell send sew shadow shake shallow share shark sharp shelter shine shiny
          shout shovel shutter silent silver simple since sing sink siren sit sketch skip
          sleepy sleeve slender slide slip slipper slowly smell smoke smooth snail socket
          solemn some somewhere soon sort sour sow spade sparrow speak spider spin spinach
          spiral split spoon spread spring square squash stable stack staircase stamp stand
          station steal steep stencil sticky stiff still stir stitch stone stork storm stove
          strange straw stream stretch stubborn sturdy such sudden sugar summer sunset swallow
          sweep sweet swift swim swing syrup table tailor talk tango taste teach teapot tear
          temple tender tennis than that then there therefore thick thimble thin thistle
          thread through throw thunder ticket tidy tie tiger timber tiny today together tomato
          tomorrow too torch touch tough toward towel tower trade travel trellis trumpet tulip
          tunnel turn turnip turtle twist umbrella uncle under unless until unwrap up upright
          vague valley vanilla vast velvet very vessel village vinegar violet violin visit
          volcano voyage waffle wagon wait wake walk walnut walrus wander warehouse warm wash
          watch wave weary weasel weave weigh whale wheat when where whether while whisper
          whistle wide wild willow win wind window winter wipe wise wish with within without
          wolf wooden woodland wool work wrap wreath write yacht yarn yawn yellow yesterday
          yet yogurt young zebra zephyr zinc zipper
          """
              .strip()
              .split("\\s+"));

  private DiceWords() {}
}
