// Starts the console: styles, the query client, the routes. Surfaces are loaded when they are opened.
import './ui/tokens.css';
import './ui/base.css';
import { Route, Router } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import { lazy } from 'solid-js';
import { render } from 'solid-js/web';
import { queryClient } from './data/query.ts';
import { Root } from './pages/entry/Root.tsx';

const Home = lazy(() => import('./pages/entry/Home.tsx'));
const SignIn = lazy(() => import('./pages/entry/SignIn.tsx'));
const Callback = lazy(() => import('./pages/entry/Callback.tsx'));
const NotFound = lazy(() => import('./pages/entry/NotFound.tsx'));
const District = lazy(() => import('./pages/entry/District.tsx'));
const Desk = lazy(() => import('./pages/desk/Desk.tsx'));
const FieldApp = lazy(() => import('./pages/field/FieldApp.tsx'));
const FieldHome = lazy(() => import('./pages/field/Home.tsx'));
const Report = lazy(() => import('./pages/field/Report.tsx'));
const FieldCase = lazy(() => import('./pages/field/FieldCase.tsx'));

const Operator = lazy(() => import('./pages/operator/Operator.tsx'));
const Admin = lazy(() => import('./pages/admin/Admin.tsx'));
const AdminHome = lazy(() => import('./pages/admin/AdminHome.tsx'));
const Settings = lazy(() => import('./pages/admin/Settings.tsx'));
const People = lazy(() => import('./pages/admin/People.tsx'));
const PeopleImport = lazy(() => import('./pages/admin/PeopleImport.tsx'));
const RolesPage = lazy(() => import('./pages/admin/roles/Roles.tsx'));
const Departments = lazy(() => import('./pages/admin/Departments.tsx'));
const Limits = lazy(() => import('./pages/admin/limits/Limits.tsx'));
const AuditPage = lazy(() => import('./pages/admin/audit/Audit.tsx'));
const AreasPage = lazy(() => import('./pages/admin/areas/Areas.tsx'));
const Bindings = lazy(() => import('./pages/admin/Bindings.tsx'));
const BindingsImport = lazy(async () => ({
  default: (await import('./pages/admin/Bindings.tsx')).BindingsImport,
}));
const RosterPage = lazy(() => import('./pages/admin/roster/Roster.tsx'));
const TiersPage = lazy(() => import('./pages/admin/areas/Tiers.tsx'));
const RoutingPage = lazy(() => import('./pages/admin/routing/Routing.tsx'));
const CataloguePage = lazy(() => import('./pages/admin/catalogue/Catalogue.tsx'));
const CalendarPage = lazy(() => import('./pages/admin/calendar/Calendar.tsx'));

const root = document.getElementById('app');
if (root) {
  render(
    () => (
      <QueryClientProvider client={queryClient}>
        <Router root={Root}>
          <Route path="/" component={Home} />
          <Route path="/sign-in" component={SignIn} />
          <Route path="/callback" component={Callback} />
          <Route path="/operator" component={Operator} />
          <Route path="/:district" component={District}>
            <Route path="/desk" component={Desk} />
            <Route path="/admin" component={Admin}>
              <Route path="/" component={AdminHome} />
              <Route path="/settings" component={Settings} />
              <Route path="/people" component={People} />
              <Route path="/audit" component={AuditPage} />
              <Route path="/people/import" component={PeopleImport} />
              <Route path="/roles" component={RolesPage} />
              <Route path="/departments" component={Departments} />
              <Route path="/limits" component={Limits} />
              <Route path="/areas" component={AreasPage} />
              <Route path="/bindings" component={Bindings} />
              <Route path="/bindings/import" component={BindingsImport} />
              <Route path="/roster" component={RosterPage} />
              <Route path="/tiers" component={TiersPage} />
              <Route path="/routing" component={RoutingPage} />
              <Route path="/catalogue" component={CataloguePage} />
              <Route path="/calendar" component={CalendarPage} />
            </Route>
            <Route path="/field" component={FieldApp}>
              <Route path="/" component={FieldHome} />
              <Route path="/report/:draft?" component={Report} />
              <Route path="/case/:caseId" component={FieldCase} />
            </Route>
          </Route>
          <Route path="*" component={NotFound} />
        </Router>
      </QueryClientProvider>
    ),
    root,
  );
}
