import type { ComponentProps } from "preact";
import { useState } from "preact/hooks";
import { callRoute } from "../../api/call-route.ts";
import { useLoad } from "../../hooks/use-load.ts";
import { usePages } from "../../hooks/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WhenLoaded } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { mayCall } from "../menu.ts";
import type { PageProps } from "../page-props.ts";
import { AccessLinksCard } from "./access-links-card.tsx";
import { InvitationsCard } from "./invitations-card.tsx";
import { type MadeLink, MadeLinkCard } from "./made-link.tsx";
import { PeopleHistory } from "./people-history.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PersonEditor } from "./person-editor.tsx";
import { choicesOf } from "./role-fields.tsx";

const historyPageSize = 10;

/** Who may do what here: people, invitations, access links, and what was changed about them. */
export function PeoplePage({ me, programme, place }: PageProps) {
  const loaded = useLoad("people", loadPeople);
  const history = usePages("people-changes", (cursor) =>
    callRoute("list-people-changes", { query: { limit: historyPageSize, cursor } }),
  );
  const [chosen, setChosen] = useState<string>();
  const [made, setMade] = useState<MadeLink>();
  const mayChange = mayCall(me.role, "change-person");
  const choose = mayChange ? ({ subject }: { subject: string }) => setChosen(subject) : undefined;
  const reload = () => {
    setChosen(undefined);
    loaded.reload();
    history.reload();
  };
  const show = (link: MadeLink) => {
    setMade(link);
    reload();
  };
  return (
    <>
      <h1>人员</h1>
      <WhenLoaded of={loaded}>
        {({ people, links, associations, signInHere }) => {
          const person = people.find(({ subject }) => subject === chosen);
          const choices = choicesOf(me.role, associations, programme);
          const handing = { choices, mayChange, onMade: show, onEnded: reload };
          return (
            <div class="stack">
              {made !== undefined && (
                <MadeLinkCard
                  key={made.linkId}
                  made={made}
                  programme={programme.name}
                  onClose={() => setMade(undefined)}
                />
              )}
              <PeopleCard people={people} onChoose={choose} />
              {person !== undefined && (
                <PersonEditor
                  key={person.subject}
                  person={person}
                  choices={choices}
                  onDone={reload}
                  onMade={show}
                  onClose={() => setChosen(undefined)}
                />
              )}
              {signInHere ? (
                <LinkCards links={links} chosen={place.query.get("association") ?? ""} {...handing} />
              ) : (
                <SignInElsewhere />
              )}
              <PeopleHistory history={history} />
            </div>
          );
        }}
      </WhenLoaded>
    </>
  );
}

function PeopleCard({ people, onChoose }: ComponentProps<typeof PeopleTable>) {
  return (
    <Card title="人员名单" extra={<span class="muted">{people.length} 人</span>}>
      {people.length === 0 ? <Empty>还没有人。</Empty> : <PeopleTable people={people} onChoose={onChoose} />}
    </Card>
  );
}

function SignInElsewhere() {
  return (
    <Notice tone="info" title="登录由外部身份提供方办理。">
      <p>请在那里建立账号，由管理员登记后，在这里改身份、停用或移除。</p>
    </Notice>
  );
}

/** Invitations and links to new passwords, and the links that let people look without an account. */
function LinkCards(
  props: ComponentProps<typeof InvitationsCard> & Pick<ComponentProps<typeof AccessLinksCard>, "chosen">,
) {
  const { links, chosen, ...handing } = props;
  const access = links.filter(({ kind }) => kind === "access-link");
  return (
    <>
      <InvitationsCard links={links.filter((link) => !access.includes(link))} {...handing} />
      <AccessLinksCard
        links={access}
        chosen={chosen}
        associations={props.choices.associations}
        mayChange={props.mayChange}
        onMade={props.onMade}
        onEnded={props.onEnded}
      />
    </>
  );
}

async function loadPeople() {
  const [{ items: people, signInHere }, { items: links }, { items: associations }] = await Promise.all([
    callRoute("list-people"),
    callRoute("list-entry-links"),
    callRoute("list-associations"),
  ]);
  return { people, signInHere, links, associations };
}
