"""Words that decide an event's type: means, sides, crowds, force against crowds. All lower case."""

from __future__ import annotations

from extract.lexicon.wordlist import words

SUICIDE = words("suicide svbied kamikaze fedayeen")
SELF = words("himself herself themselves")
CHEMICAL = words("chlorine sarin phosgene mustard chemical poison nerve toxic gassed")
CHEMICAL_CARRIERS = words("gas weapon weapons attack attacks shells chlorine sarin agent agents")
AIRCRAFT = words(
    """jet jets aircraft plane planes warplane warplanes helicopter helicopters gunship gunships drone drones uav uavs
    bombers fighter-bomber fighter-bombers airplane airplanes aerial airstrike airstrikes air-strike air-strikes raf
    luftwaffe zeppelin zeppelins airships predator reaper f-16 f-16s mig migs quadcopter airforce airborne pilots
    sortie sorties unmanned barrel"""
)
AIR_PHRASES = ("air strike", "air raid", "air force", "air attack", "from the air")
ARTILLERY = words(
    """mortar mortars artillery rocket rockets shell shells shelled shelling missile missiles howitzer howitzers
    cannon katyusha katyushas grad mlrs scud scuds torpedo torpedoes cannons salvo barrage projectile projectiles
    bombardment"""
)
GRENADES = words("grenade grenades hand-grenade hand-grenades")
EXPLOSIVES = words(
    """ied ieds bomb bombs vbied vbieds landmine landmines mine mines explosive explosives dynamite device devices
    car-bomb car-bombs detonated detonator booby-trap booby-trapped blast explosion exploded"""
)
PLANTED = words(
    """car roadside planted ied ieds landmine landmines mine mines device devices dynamite detonated parcel letter
    magnetic sticky booby-trapped booby-trap vbied remote-controlled exploded explosion blast truck motorcycle briefcase
    explosive improvised timed homemade home-made placed buried laid"""
)
#: what is bombed from the air: settlements, and what an army holds
GROUND = words(
    """position positions village villages town towns city cities hamlet hamlets suburb suburbs quarter quarters
    neighbourhood neighbourhoods neighborhood neighborhoods district districts capital province camp camps hideout
    hideouts trench trenches stronghold strongholds base bases airbase airfield airfields airport column columns front
    lines port harbour harbor docks refinery depot depots valley mountain mountains hills hill island islands forest
    area areas territory troops convoy convoys targets enclave pocket bunker bunkers caves dam fuel ammunition"""
)
#: where a bomb is left: buildings and vehicles
LEFT_IN = words(
    """embassy embassies consulate church churches mosque mosques synagogue temple shrine market markets bus buses train
    trains station stations hotel hotels restaurant bar café cafe pub shop shops store supermarket bank banks office
    offices headquarters party house home car cars school university court courthouse ministry building buildings
    centre center newspaper theatre theater cinema club clinic pipeline pylon pylons tower towers railway line shrine
    ambassador judge minister mayor plane airliner ship ferry stadium checkpoint rally wedding funeral procession"""
)
#: what armed people hold
HELD_BY_ARMED = words(
    """position positions outpost outposts post posts trenches barracks garrison stronghold strongholds hideout hideouts
    checkpoint checkpoints bunker bunkers"""
)
VEHICLES = words("vehicle vehicles car cars truck trucks lorry lorries tanker tankers")
#: said of militias that fight beside the state
PRO_STATE = words(
    """pro-government pro-regime government-backed state-backed government-allied government-aligned loyalist
    pro-army army-backed state-sponsored government-armed"""
)
#: the bomb of those whom it hurts
OWN_BOMB = (
    "they were planting",
    "he was planting",
    "were preparing a bomb",
    "were assembling",
    "was assembling",
    "making a bomb",
)
DRIVEN = words("rammed driven drove crashed ploughed plowed smashed")
#: a vehicle driven at its target as a bomb
CAR_AS_BOMB = (
    "packed with explosives",
    "laden with explosives",
    "loaded with explosives",
    "filled with explosives",
    "rigged with explosives",
    "explosives-laden",
    "explosive-laden",
    "full of explosives",
)
SMALL_ARMS = words(
    """gunmen gunman gunfire shot shooting guns gun rifle rifles firefight gunfight gunbattle ambush ambushed clash
    clashes clashed machine-gun machine-guns machetes machete knives knife small-arms fighting battle firing opened"""
)

STATE_FORCE = words(
    """soldier soldiers troops army military police policeman policemen gendarmes gendarmerie navy marines airmen
    paramilitary officer officers garrison barracks convoy patrol checkpoint battalion regiment brigade commandos
    constable constables guards guardsmen servicemen serviceman peacekeepers personnel outpost recruits cadets forces
    trooper troopers crpf bsf sepoys jawans jawan border-guards warship frigate"""
)
NON_STATE = words(
    """rebel rebels militant militants insurgent insurgents gunmen gunman guerrilla guerrillas guerilla guerillas
    fighters jihadists jihadist terrorists terrorist separatists separatist militia militias militiamen bandits
    bandit extremists islamists islamist cartel gang gangs gangsters warlord mujahideen taliban maoists maoist naxals
    naxalites naxalite partisans tribesmen herdsmen raiders pirates armed isis isil daesh al-qaeda al-shabaab
    infiltrators gangmen sicarios contras dissidents assailants attackers unidentified unknown traffickers"""
)
#: what non-state armed people are called when others hit them
REBEL_SIDE = NON_STATE - words("armed unidentified unknown assailants attackers gunmen gunman")
CIVILIAN = words(
    """civilian civilians villager villagers resident residents farmer farmers herder herders trader traders woman women
    child children boy boys girl girls student students teacher teachers journalist journalists priest priests pastor
    imam bishop nun nuns worshippers pilgrims passenger passengers bus buses taxi driver drivers worker workers aid
    refugee refugees tourist tourists doctor doctors nurse nurses lawyer lawyers activist activists mayor councillor
    councilman politician candidate judge chief elder elders village villages town hamlet hamlets market church mosque
    temple school hospital home house homes houses family families man men people person businessman shopkeeper
    fisherman fishermen peasant peasants labourers labourer laborer laborers miner miners settlers settler motorist
    motorists travellers commuters shop restaurant hotel club bar café cafe camp settlement migrants diplomat diplomats
    ambassador official officials minister governor senator lawmaker deputy legislator trade unionist unionists inmate
    inmates prisoner prisoners detainee detainees monk monks clergyman missionary missionaries reporter editor blogger
    engineer engineers employee employees bystanders pedestrians shoppers mother father wife husband son daughter
    brother sister teenager teenagers schoolgirl schoolgirls schoolboy schoolchildren pupils staff crew"""
)

PROTESTERS = words(
    """protester protesters protestor protestors demonstrator demonstrators protest protests protested protesting
    demonstration demonstrations rally rallies rallied marched marchers marching strike strikers striking sit-in
    sit-ins picket picketing vigil demonstrated demonstrating procession slogans placards banners activists"""
)
PROTESTER_ONLY = words(
    "protester protesters protestor protestors demonstrator demonstrators marchers strikers mourners"
)
DEMONSTRATION = words(
    "protest protests demonstration demonstrations rally sit-in protesting demonstrating marching demonstrated"
)
AFTERWARDS = ("sparked", "triggered", "led to protest", "days after", "ahead of")
PRISON = words("prison jail prisoners inmates")
CROWD = words("mob mobs crowd crowds vigilante vigilantes lynched lynching lynch")
LOCALS = words("villagers residents locals youths neighbours neighbors crowd relatives inhabitants mob")
COMMUNITIES = words("rival fans villages communities communal residents villagers sectarian supporters locals")

#: what only rioters do
RIOTING = words(
    """rioted rioting rioters riots vandalised vandalized vandalising vandalizing looted looting smashed smashing
    ransacked ransacking torched torching molotov molotovs petrol-bombs pelted pelting stone-throwing hooligans
    rampaged rampage brawl skirmishes overturned stoned scuffling"""
)
RIOT_GRIEVANCES = words("looting rampage riots")
SCUFFLES = words("clashed clashes scuffles scuffled skirmishes")
BURNING = words("burned burnt burning fire ablaze")
BURNT_HARMLESS = words("effigy effigies flag flags copies copy candles hydrant portrait portraits")
BURNT_PROPERTY = words(
    """vehicles vehicle building buildings office offices house houses cars car buses bus shops shop station property
    tyres tires tyre tire barricades barricade"""
)
THROWN = words(
    "stones rocks bottles bricks molotov cocktails petrol firebombs stone rock objects eggs projectiles fireworks"
)
THROWING = words("threw throw throwing hurled hurling hurl pelted pelting pelt lobbed tossed flung")
POLICE = words(
    """police policemen officers troops soldiers gendarmes gendarmerie security army forces military guards
    constables policeman soldier officer authorities paramilitary"""
)
ARRESTING = words("arrested detained arrests arrest detaining arresting custody apprehended rounded")
INTERVENTION = ARRESTING | words(
    """dispersed disperse dispersing dispersal teargas tear-gas detentions baton batons baton-charged baton-charge
    lathi-charge lathi-charged lathicharge lathi intervened intervention intervene beat beaten rubber water-cannon
    pepper cordon prevented crackdown stun truncheons clubs broke kettled forcibly removed obstructed evicted
    attacked"""
)
INTERVENTION_PHRASES = (
    "tear gas",
    "water cannon",
    "rubber bullet",
    "pepper spray",
    "broke up",
    "stun grenade",
    "plastic bullet",
    "blocked by police",
    "used force",
    "stopped by police",
    "warning shots",
    "into the air",
    "in the air",
)
#: shots that are to hit nobody
WARNINGS = ("warning shots", "into the air", "in the air")
LETHAL = words(
    "killed killing kills dead died shot deaths fatally death killings gunned bayoneted executed "
    "beheaded murdered massacred"
)
LETHAL_PHRASES = (
    "live ammunition",
    "live round",
    "live bullet",
    "opened fire",
    "open fire",
    "live fire",
    "fired on",
    "fired into",
    "fired at",
    "firing on",
    "firing into",
    "seriously injur",
    "seriously wound",
)
#: what people protest against: told of, not happening
GRIEVANCES = (
    "the killing",
    "the death",
    "the murder",
    "killing of",
    "death of",
    "murder of",
    "shooting of",
    "killings of",
    "deaths of",
    "the shooting",
    "were killed by",
    "police brutality",
    "victims of",
    "who was killed",
    "who were killed",
    "who died",
    "massacre of",
    "assassination",
)
ARREST_GRIEVANCES = (
    "release of",
    "arrested leader",
    "against the arrest",
    "arrest of",
    "detention of",
    "of detained",
    "of arrested",
    "the jailing",
    "detained activists",
    "detained students",
)

WITHOUT_FIGHT = words(
    """peacefully unopposed withdrew withdrawal withdrawn vacated abandoned retreated retreating handed bloodless
    bloodlessly"""
)
WITHOUT_FIGHT_PHRASES = (
    "without a fight",
    "without resistance",
    "without fighting",
    "without a shot",
    "without firing",
    "without clash",
    "no resistance",
    "pulled out",
    "without opposition",
    "handed over",
    "without any resistance",
    "no fighting",
)
FOUGHT = words(
    "clashes clash clashed fierce heavy offensive assault attack attacked fought siege stormed killed battle battles"
)
ABDUCTING = words("kidnapped abducted hostage hostages abduct kidnap abduction kidnapping")
