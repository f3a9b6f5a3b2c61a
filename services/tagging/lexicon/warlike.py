# ruff: noqa: E501, SIM905 (tables of words read best as words)
"""Words that show a sentence to be about war, borders or arms."""

WAR = frozenset(
    """
    military army troops troop soldiers soldier forces war warfare missile missiles rocket rockets artillery defence defense battlefield
    combat frontline front-line attack attacks strike strikes killed wounded ukraine ukrainian russia russian kyiv moscow iran iranian israel israeli gaza
    hamas hezbollah houthi houthis yemen syria iraq pentagon navy airspace militants militant rebels weapons weapon weaponised weaponized
    armed shahed kamikaze bomb bombs bombed bombing ammunition tanks tank fighters fighter nato kremlin invasion invading enemy conflict battalion brigade
    airport airports border base bases explosives explosive warplanes sanctions terrorist terror terrorists isis taliban junta
    trenches shelling shells infantry marines insurgents ceasefire militia paramilitary azerbaijan azerbaijani armenia armenian
    rsf sudan sudanese warhead warheads munitions commander general lancet bayraktar orlan pilotless fighting battle defend
    clashes clash fought fight recruiting recruiter recruiters conscription reserve reservists enlisted rifle rifles regiment garrison mobilisation mobilization patrol warship junta mutiny mutineers trench artillerymen gunners gunman gunmen swap outpost barracks caliphate jihad kurds kurdish ambush ambushed grenade helicopter offensive jihadist insurgency guerrilla peacekeepers mercenaries front
    """.split()
)
# Words that also have peaceful uses: beside delivery, film or police they don't show a war.
PLAINLY_WAR = WAR - frozenset(
    """
    war attack attacks defence defense forces force base bases border airport airports general commander front killed army conflict helicopter enemy
    patrol outpost fighting battle defend strike strikes troop airspace clash clashes tanks tank weapons weapon explosives guerrilla bomb bombs iran israel russia
    wounded invasion offensive fighter fighters
    """.split()
)
