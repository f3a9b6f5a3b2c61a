"""Pieces without a title, written for the tests: of each kind some that only their way of writing betrays."""

# ruff: noqa: E501 (prose)

ESSAYS = (
    """The garrison has sat in the desert for eleven years, and in those years it has won nothing, held nothing and learned nothing. It is hard to think of five thousand soldiers who have been asked to do less, or of a government that has asked it with more pride. Our ministers speak of presence as others speak of health. Presence, however, is no policy. It is what remains when a policy has died and nobody has had the courage to bury it.

The argument for staying is always the same. If we leave, others will come. Perhaps they will. But others have come already, with their drones and their instructors and their contracts for gold, and our presence has not hindered one of them. To be sure, a withdrawal must be prepared, and those who trusted us should not be left to the mercy of whoever rules next. Yet that is a reason to begin, rather than a reason to wait.

There is a simpler point. A country that cannot say what its troops are for should bring them home. Ours cannot say it. The defence committee has asked three times and been given three answers, none of which would survive a conversation with a corporal. We owe those men and women an order that makes sense, or else a ticket. Instead they get a speech, once a year, and a medal for patience. It is no way to treat an army, and it is no way to run a foreign policy.""",
    """What does it mean to defend a coast? For the admirals it means hulls, and for the treasury it means fewer of them. Neither answer is wrong, and neither is enough. The drones that crossed the strait this spring were cheaper than the fuel of the jets that chased them, and the lesson is surely that we have been buying the wrong thing for a very long time.

It would be unfair to blame one government. Every cabinet of the past thirty years has preferred a ship one can launch with a bottle to a mast one has to climb with a screwdriver. Indeed, the whole culture of our navy leans that way. Its officers are trained for the great battle, and its budgets are written for the great parade. Meanwhile the coast is watched by four hundred reservists with binoculars, and they should be thanked for it, because nobody else does the work.

So let us be frank. The navy must give up one of its frigates, and the money must go to sensors, to small boats and to the people who keep both running. That will hurt. It will hurt the yards most of all, and the yards vote. But the alternative is to wait for a swarm that we cannot see, cannot count and cannot stop, and then to hold an inquiry. Do we really need another inquiry? We know what it would say, for we could write it today.""",
    """Empires do not end with a battle; they end with an invoice. The republic's long adventure across the river is a case in point. Begun to protect a minority that had not asked for protection, it has cost a third of the state's revenue, the lives of young conscripts from its poorest provinces, and the friendship of every neighbour that mattered. For all its flags, the occupation rests on two brigades of foreign soldiers whose wages come from a fund that will be empty by winter.

None of this was hidden. The arithmetic was available to anybody who cared to do it, and the republic's own accountants did it twice. Their reports were shelved, rather as a doctor's letter is left unopened. Power, after all, dislikes arithmetic. It prefers maps, and the maps on the walls of the ministry still show the river as a line that runs through the middle of the country instead of along its edge.

The question is whether an orderly end can still be found. Perhaps it can, if the neighbours are wise enough to want one. They would have to offer a way back that does not look like a defeat, and they would have to do so before the money runs out, since a state that cannot pay its troops rarely gets to choose its peace. Far from a sign of weakness, such an offer would be the cheapest victory they could ever win.""",
)

ANALYSES = (
    """For three summers the strait has been the quietest water in the region, and diplomats had begun to believe that it would stay so. The fleets kept to their own halves, the ferries ran, and the two coast guards exchanged calendars at the new year. On Friday a tug with a grey hull and no flag cut the cable that joins the islands to the mainland, and in one night the calendar was worth nothing.

Neither side planned for this. The northern government is busy with a budget that pleases nobody, and the southern one with an heir who pleases too many. But a cable is a simple thing to cut and a hard thing to mend, and whoever mends it will need an escort. The north has two frigates that can sail and one that can float. The south has sent 900 marines to the outer islands, where until last week there was a lighthouse and a goat. That is the new arithmetic of the strait, and it favours nobody.

The alliance is the third power in the room. It keeps 4,000 troops at the naval base of Porto Ode, as it has since the last treaty was signed, and their presence is the reason why the north sleeps at night. Yet the base was built for another enemy and another century. Its runway is too short for the aircraft that the alliance would bring, and its commander answers to a council that meets on the first Tuesday of the month. A crisis that lasts a weekend would be over before the minutes of the meeting were typed.

Then there are the drones. A year of border quarrels in the east has taught every army on the continent what a small aircraft with a large camera can do, and the lesson has reached the islands. Fishermen see them at dusk. Nobody owns up to them, since to own up would be to say what they look for. The likeliest answer is the dullest one: they look for the tug.

What happens next depends on two men who have not spoken since the spring. The northern prime minister has staked his name on a pipeline that would make the cable look like string. The southern admiral, who in all but name runs his country's foreign policy, has staked his on the claim that no pipeline will ever be laid without him. Each is strong enough to hinder the other and too weak to do more than that, and so the strait has drifted into the sort of contest in which the first mistake decides.

A mistake is not hard to imagine. A marine on a cold rock hears an engine and fires at it. A frigate with a young captain turns to port rather than to starboard. The calendar of the coast guards, with its lighthouses and its greetings, is still on the wall in both ministries, and in both it shows the wrong month.

There is a way back, and it is cheap. A joint crew could lift the two ends of the cable into one boat and splice them in an afternoon, with a flag of each country at the stern. It would cost less than a day of patrols. It would also need one telephone call, and that, for now, is the scarcest thing in the region.""",
)

REPORTS = (
    """Two hundred soldiers from Benin crossed into the north of the country on Monday to guard a road that rebels have cut three times this year, the army said.

The convoy of forty lorries was met at the border by the governor, who told reporters that the troops would stay until the harvest was in. "They are welcome guests," he said. A spokesman for the rebels said that the road was not theirs to guard, and warned drivers to keep off it.

Residents of two villages said the lorries had passed through before dawn on Monday and again on Tuesday morning, with a helicopter above them. A shopkeeper who gave his name as Ode said he had counted forty-one vehicles. The defence ministry in Porto-Novo confirmed the deployment and said that a second group of the same size would follow on Friday.

The road links the capital with the cotton towns of the north. It was last cut in an attack on Saturday, in which two drivers were killed, according to the police. The governor said that cotton worth a year of the province's taxes was waiting in sheds, and that he had asked the neighbours for help because his own army was busy in the west.

The opposition said parliament had not been told. A hearing has been called for Wednesday, its speaker said.""",
    """Air defences shot down 31 of 40 drones that were launched at the port overnight, the navy said on Thursday, and a warehouse burned until the morning.

Nobody was killed, according to the mayor, who said that two dockers had been treated for smoke. He told local radio that the cranes were working again by noon. The harbour company said on Thursday evening that one quay would stay closed until Sunday.

The navy said the drones had come from the south-west in three waves. It was the second attack on the port this week. On Tuesday the coast guard reported that it had found a drone without a charge on a beach, and a fisherman told the same radio that he had seen two more in the water.

The government in the south denied that it had launched anything. Its spokeswoman said the reports were "theatre", and announced that an envoy would leave for talks today as planned. The envoy's office confirmed that he would travel, but added that the programme had been shortened.

Insurance for ships that call at the port has doubled since the weekend, three brokers said. One of them said that two tankers had turned back on Wednesday. A meeting of the owners, their association said, will decide on Friday whether to ask for an escort.""",
)

STAFF = (
    """In the north, on Sept. 9, our pilots struck two depots and a bridge. In the west, on Sept. 10, four lorries and a command post were destroyed. On Sept. 11, one strike hit a radar on the coast.

A strike is one or more engagements in about the same place to have one effect. It may be one aircraft that drops one bomb on one lorry, or many aircraft that drop many bombs on a group of buildings. Ground artillery that fires in support of troops is not counted. The list holds all strikes by fixed wing aircraft and by drones.

The pilots flew from two bases and a ship. Tankers refuelled them over the gulf. On Sept. 10 a transport aircraft dropped food and water to the besieged town of Ode, and on Sept. 11 medicines for its hospital. In the same three days, nine flights were made to look for mines along the coast road, and six mines were found.

The operation began on Aug. 2. Since then, 214 strikes have been flown in the north, 156 in the west and 31 on the coast. Nineteen bridges, 44 depots and 212 vehicles have been hit. The staff gives these numbers twice a week. It gives no estimate of the dead. Questions go to the staff's office in the harbour, by letter, with the name and the address of whoever asks.""",
)

FEATURES = (
    """Amara stirs the pot with the stock of a rifle that no longer fires. "It is good wood," she says, and laughs. The 34-year-old has cooked for the reservists at the bridge since her school closed, and the reservists, most of them younger than her brother, call her the colonel.

The kitchen is a container with one wall cut out. There is a stove, a goat, and a radio that plays the same three songs. Every evening twenty soldiers climb down from the bridge and sit where the pupils used to sit. Amara remembers all their names. "That one wants to be a barber," she says. "That one is afraid of the river."

Her brother recalls the day the drones came first. He tells it with his hands, which go up and come down. He was on the far bank with the tractor, he explains, and he saw the tractor burn before he heard anything at all. He sighs, and goes to feed the goat.

At night the bridge is dark. From the container one can hear the soldiers talk, and sometimes sing, and Amara, who says that she never sleeps, sits with her feet in the basin and counts them as they come back. There are nineteen. She counts again. Then someone laughs behind the stove, and she throws a spoon at him.""",
)

LOOKS_BACK = (
    """The fort was built in 1887 for four hundred soldiers, burned in 1911, and was rebuilt in 1913 with the same stones. Its walls held a mutiny in 1921. During the occupation of 1940 to 1944 the cellars were a prison, and a plaque from 1951 names the hundred and six who did not leave it. In 1967 the last garrison marched out behind a band, and in 1972 the town bought the gate for one coin.

What became of the guns is a matter of dispute. An inventory of 1968 lists eight; a photograph of 1974 shows six; the museum, opened in 1988, has four and a cast of a fifth. The town's chronicle, printed in 1990, blames a scrap dealer, and the scrap dealer's grandson, in a letter of 1996, blames the chronicle.

The roof fell in during the winter of 2003. Volunteers put up a new one in 2009, of larch, since the oak of 1913 could no longer be had, and the tower was opened to visitors in 2012. Since then some four thousand people a year have climbed the ninety-one steps, which were laid, as a mason's mark tells, in 1886, a year before anything stood on top of them.""",
)

EXPLAINERS = (
    """So who are the river brigades, and where did they come from?

They are three: one raised by the governor, one by the cotton towns, and one that nobody admits to having raised. Here's what sets them apart. The first wears the badge of the police and is paid by the month. The second has no badge and is paid in cotton. The third has drones.

Where do they fight?

Mostly along the road, and mostly at night. The governor's men hold the bridges; the towns' men hold the towns; the third brigade holds nothing and turns up everywhere.""",
)

ELSEWHERE = (
    "The harbour board named a new director on Monday. Ines Tavares, 51, takes over in July from Rui Pinto, who retires after nineteen years. The board's chairman said that the cranes would be in good hands.",
    "A wrestler from Atbara won gold in the heavier class on Sunday, the first for his country. He said that he would give the medal to his aunt.",
)

EVERY = [
    (kind, text)
    for kind, texts in (
        ("opinion", ESSAYS),
        ("analysis", ANALYSES),
        ("report", REPORTS),
        ("report", STAFF),
        ("feature", FEATURES),
        ("history", LOOKS_BACK),
        ("explainer", EXPLAINERS),
    )
    for text in texts
]
